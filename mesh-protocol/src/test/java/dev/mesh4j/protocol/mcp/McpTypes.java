package dev.mesh4j.protocol.mcp;

import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which record serves a definition of the specification's JSON schema, and which the parameters of a method. */
final class McpTypes {

    private static final Map<String, Class<?>> RESULTS = Map.ofEntries(
            Map.entry("CallToolResult", CallToolResult.class),
            Map.entry("CompleteResult", CompleteResult.class),
            Map.entry("CreateMessageResult", CreateMessageResult.class),
            Map.entry("DiscoverResult", DiscoverResult.class),
            Map.entry("ElicitResult", ElicitResult.class),
            Map.entry("GetPromptResult", GetPromptResult.class),
            Map.entry("InitializeResult", InitializeResult.class),
            Map.entry("InputRequiredResult", InputRequiredResult.class),
            Map.entry("ListPromptsResult", ListPromptsResult.class),
            Map.entry("ListResourceTemplatesResult", ListResourceTemplatesResult.class),
            Map.entry("ListResourcesResult", ListResourcesResult.class),
            Map.entry("ListRootsResult", ListRootsResult.class),
            Map.entry("ListToolsResult", ListToolsResult.class),
            Map.entry("ReadResourceResult", ReadResourceResult.class),
            Map.entry("Result", EmptyResult.class),
            Map.entry("SubscriptionsListenResult", EmptyResult.class));

    private static final Map<String, Class<?>> VALUES = Map.ofEntries(
            Map.entry("Annotations", Annotations.class),
            Map.entry("ClientCapabilities", ClientCapabilities.class),
            Map.entry("Error", JsonRpcError.class),
            Map.entry("Icon", Icon.class),
            Map.entry("Implementation", Implementation.class),
            Map.entry("ModelHint", ModelPreferences.Hint.class),
            Map.entry("ModelPreferences", ModelPreferences.class),
            Map.entry("Prompt", Prompt.class),
            Map.entry("PromptArgument", PromptArgument.class),
            Map.entry("PromptMessage", PromptMessage.class),
            Map.entry("PromptReference", CompletionReference.Prompt.class),
            Map.entry("Resource", Resource.class),
            Map.entry("ResourceTemplate", ResourceTemplate.class),
            Map.entry("ResourceTemplateReference", CompletionReference.ResourceTemplate.class),
            Map.entry("Root", Root.class),
            Map.entry("SamplingMessage", SamplingMessage.class),
            Map.entry("ServerCapabilities", ServerCapabilities.class),
            Map.entry("SubscriptionFilter", SubscriptionFilter.class),
            Map.entry("Tool", Tool.class),
            Map.entry("ToolAnnotations", ToolAnnotations.class),
            Map.entry("ToolChoice", CreateMessageParams.ToolChoice.class));

    private static final Map<String, Class<?>> CONTENTS = Map.ofEntries(
            Map.entry("AudioContent", Content.Audio.class),
            Map.entry("BlobResourceContents", ResourceContents.Blob.class),
            Map.entry("EmbeddedResource", Content.Embedded.class),
            Map.entry("ImageContent", Content.Image.class),
            Map.entry("ResourceLink", Content.Link.class),
            Map.entry("TextContent", Content.Text.class),
            Map.entry("TextResourceContents", ResourceContents.Text.class),
            Map.entry("ToolResultContent", Content.ToolResult.class),
            Map.entry("ToolUseContent", Content.ToolUse.class));

    private static final Map<String, Class<?>> FORMS = Map.ofEntries(
            Map.entry("BooleanSchema", PrimitiveSchema.Flag.class),
            Map.entry("ElicitRequestFormParams", ElicitParams.Form.class),
            Map.entry("ElicitRequestURLParams", ElicitParams.Url.class),
            Map.entry("LegacyTitledEnumSchema", PrimitiveSchema.Choice.class),
            Map.entry("NumberSchema", PrimitiveSchema.Numeric.class),
            Map.entry("StringSchema", PrimitiveSchema.Text.class),
            Map.entry("TitledMultiSelectEnumSchema", PrimitiveSchema.TitledChoices.class),
            Map.entry("TitledSingleSelectEnumSchema", PrimitiveSchema.TitledChoice.class),
            Map.entry("UntitledMultiSelectEnumSchema", PrimitiveSchema.Choices.class),
            Map.entry("UntitledSingleSelectEnumSchema", PrimitiveSchema.Choice.class));

    private static final Map<String, Class<?>> PARAMS = Map.ofEntries(
            Map.entry(Method.ACKNOWLEDGED, ListenParams.class),
            Map.entry(Method.CANCELLED, CancelledParams.class),
            Map.entry(Method.COMPLETE, CompleteParams.class),
            Map.entry(Method.CREATE_MESSAGE, CreateMessageParams.class),
            Map.entry(Method.DISCOVER, EmptyParams.class),
            Map.entry(Method.ELICITATION_COMPLETE, ElicitationCompleteParams.class),
            Map.entry(Method.INITIALIZE, InitializeParams.class),
            Map.entry(Method.INITIALIZED, EmptyParams.class),
            Map.entry(Method.LISTEN, ListenParams.class),
            Map.entry(Method.LOG_MESSAGE, LogMessageParams.class),
            Map.entry(Method.PING, EmptyParams.class),
            Map.entry(Method.PROGRESS, ProgressParams.class),
            Map.entry(Method.PROMPTS_CHANGED, EmptyParams.class),
            Map.entry(Method.PROMPTS_GET, GetPromptParams.class),
            Map.entry(Method.PROMPTS_LIST, PageParams.class),
            Map.entry(Method.RESOURCES_CHANGED, EmptyParams.class),
            Map.entry(Method.RESOURCES_LIST, PageParams.class),
            Map.entry(Method.RESOURCES_READ, ReadResourceParams.class),
            Map.entry(Method.RESOURCES_SUBSCRIBE, ResourceParams.class),
            Map.entry(Method.RESOURCES_TEMPLATES_LIST, PageParams.class),
            Map.entry(Method.RESOURCES_UNSUBSCRIBE, ResourceParams.class),
            Map.entry(Method.RESOURCE_UPDATED, ResourceParams.class),
            Map.entry(Method.ROOTS_CHANGED, EmptyParams.class),
            Map.entry(Method.ROOTS_LIST, EmptyParams.class),
            Map.entry(Method.SET_LEVEL, SetLevelParams.class),
            Map.entry(Method.TOOLS_CALL, CallToolParams.class),
            Map.entry(Method.TOOLS_CHANGED, EmptyParams.class),
            Map.entry(Method.TOOLS_LIST, PageParams.class));

    private static final Map<String, Class<?>> NAMED_PARAMS = Map.ofEntries(
            Map.entry("CallToolRequestParams", CallToolParams.class),
            Map.entry("CancelledNotificationParams", CancelledParams.class),
            Map.entry("CompleteRequestParams", CompleteParams.class),
            Map.entry("CreateMessageRequestParams", CreateMessageParams.class),
            Map.entry("GetPromptRequestParams", GetPromptParams.class),
            Map.entry("LoggingMessageNotificationParams", LogMessageParams.class),
            Map.entry("PaginatedRequestParams", PageParams.class),
            Map.entry("ProgressNotificationParams", ProgressParams.class),
            Map.entry("ResourceUpdatedNotificationParams", ResourceParams.class));

    private McpTypes() {}

    static Optional<Class<?>> definition(String name) {
        return Stream.of(RESULTS, VALUES, CONTENTS, FORMS, NAMED_PARAMS)
                .filter(types -> types.containsKey(name))
                .<Class<?>>map(types -> types.get(name))
                .findFirst();
    }

    static Optional<Class<?>> params(String method) {
        return Optional.ofNullable(PARAMS.get(method));
    }
}
