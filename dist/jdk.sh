# Sourced by scripts: exports JAVA_HOME as a JDK of 21 or newer, the one it names if that will do.
for jdk in /usr/lib/jvm/* "${JAVA_HOME:-/nonexistent}"; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release" 2> /dev/null) || continue
    if [ "${version:-0}" -ge 21 ] && [ -x "$jdk/bin/javac" ]; then
        export JAVA_HOME=$jdk
        found=$jdk
    fi
done
[ -n "${found:-}" ] || { printf '%s: no JDK 21 or newer: set JAVA_HOME to one\n' "$0" >&2; exit 1; }
unset jdk version found
