using System.Text.Json.Nodes;

namespace LiveCaptions.Tests.Obs.Fake;

/// <summary>A request as received.</summary>
internal sealed record FakeRequest(string Type, JsonObject Data)
{
    public string Text(string field) => (string?)Data[field] ?? "";
}

/// <summary>A response; <see cref="None"/> sends none.</summary>
internal sealed record FakeAnswer(int Code, JsonObject? Data = null, string? Comment = null)
{
    public static FakeAnswer None { get; } = new(0);

    public static FakeAnswer Done { get; } = new(100);

    public static FakeAnswer With(JsonObject data) => new(100, data);

    public JsonObject Response(string type, string? id)
    {
        var status = new JsonObject { ["result"] = Code == 100, ["code"] = Code };
        if (Comment is not null)
            status["comment"] = Comment;
        var response = new JsonObject { ["requestType"] = type, ["requestStatus"] = status };
        if (id is not null)
            response["requestId"] = id;
        if (Data is not null)
            response["responseData"] = Data.DeepClone();
        return response;
    }
}
