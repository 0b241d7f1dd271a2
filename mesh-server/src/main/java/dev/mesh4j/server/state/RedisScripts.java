package dev.mesh4j.server.state;

/** What Redis does in one step. A stored value is its stamp of 36 characters, then the value. */
final class RedisScripts {

    static final int STAMP = 36;

    /** KEYS key; ARGV stored, milliseconds. 1 when written, what is there when it was taken. */
    static final String PUT_IF_ABSENT = """
            local now = redis.call('GET', KEYS[1])
            if now then return now end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return 1
            """;

    /** KEYS key; ARGV expected stamp, stored, milliseconds. 1 when written, what is there when it differs. */
    static final String COMPARE_AND_SET = """
            local stamp = redis.call('GETRANGE', KEYS[1], 0, 35)
            if stamp == ARGV[1] then
              redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
              return 1
            end
            return redis.call('GET', KEYS[1])
            """;

    /** KEYS key; ARGV expected stamp. How many were deleted. */
    static final String COMPARE_AND_DELETE = """
            if redis.call('GETRANGE', KEYS[1], 0, 35) ~= ARGV[1] then return 0 end
            return redis.call('DEL', KEYS[1])
            """;

    /** KEYS key; ARGV expected stamp, milliseconds. How many were touched. */
    static final String COMPARE_AND_TOUCH = """
            if redis.call('GETRANGE', KEYS[1], 0, 35) ~= ARGV[1] then return 0 end
            return redis.call('PEXPIRE', KEYS[1], ARGV[2])
            """;

    /** KEYS key; the next epoch, kept for a day: a later one follows the clock. */
    static final String NEXT_EPOCH = """
            local time = redis.call('TIME')
            local clock = tonumber(time[1]) * 1000000 + tonumber(time[2])
            local next = math.max(tonumber(redis.call('GET', KEYS[1]) or '0') + 1, clock)
            local text = string.format('%.0f', next)
            redis.call('SET', KEYS[1], text, 'EX', 86400)
            return text
            """;

    private RedisScripts() {}
}
