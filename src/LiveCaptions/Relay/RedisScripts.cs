namespace LiveCaptions.Relay;

/// <summary>What Redis does at once, for one track: each script either does all of it or nothing.</summary>
/// <remarks>
/// Keys: the lease, the epoch, the stream of words, the newest frame, the room's tracks. The names of a room share a hash tag, so that a
/// cluster keeps them on one node.
/// </remarks>
internal static class RedisScripts
{
    /// <summary>
    /// Grants the lease while nobody else holds it, or on demand. The epoch rises above every earlier one, even if the store has lost its
    /// memory: it is at least the time in seconds, and above the one that the caller knows.
    /// A replica refuses it whatever it answers: one that only looked there would see a lease run out that nobody can renew.
    /// Arguments: caller, milliseconds of the lease, known epoch, claim ("none", "demand", "iffree", "ifknown", "ifunused"), events wanted.
    /// </summary>
    public const string Acquire = """
        redis.call('PERSIST', KEYS[2])
        local holder = redis.call('GET', KEYS[1])
        local frame = redis.call('GET', KEYS[4]) or ''
        local time = redis.call('TIME')
        local now = time[1] .. string.format('%06d', time[2])
        local waits = ARGV[4] == 'none' or (ARGV[4] == 'ifunused' and frame ~= '') or (ARGV[4] == 'ifknown' and frame == '')
        if holder ~= ARGV[1] and ARGV[4] ~= 'demand' and (holder or waits) then
            return {'held', holder or '', now, frame}
        end
        local epoch = math.max(tonumber(redis.call('GET', KEYS[2]) or '0') + 1, tonumber(ARGV[3]) + 1, tonumber(time[1]))
        redis.call('SET', KEYS[2], string.format('%.0f', epoch))
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        local answer = {'granted', string.format('%.0f', epoch), now, frame}
        for _, entry in ipairs(redis.call('XREVRANGE', KEYS[3], '+', '-', 'COUNT', ARGV[5])) do
            answer[#answer + 1] = entry[1]
            answer[#answer + 1] = entry[2][2]
        end
        return answer
        """;

    /// <summary>
    /// Writes for the holder of the newest epoch: events behind the one that it names, the frame, and the lease anew.
    /// Arguments: caller, epoch, last event, frame, channel, milliseconds of the lease, seconds of the frame, events kept, seconds of the
    /// words, track, then id and text of each new event.
    /// </summary>
    public const string Publish = """
        if redis.call('GET', KEYS[2]) ~= ARGV[2] then
            return {'fenced', ''}
        end
        local newest = redis.call('XREVRANGE', KEYS[3], '+', '-', 'COUNT', 1)
        local last = newest[1] and newest[1][1] or ''
        if last ~= ARGV[3] then
            return {'elsewhere', last}
        end
        for i = 11, #ARGV, 2 do
            redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[8], ARGV[i], 'e', ARGV[i + 1])
            last = ARGV[i]
        end
        redis.call('EXPIRE', KEYS[3], ARGV[9])
        local time = redis.call('TIME')
        redis.call('SET', KEYS[4], time[1] .. string.format('%06d', time[2]) .. ' ' .. ARGV[4], 'EX', ARGV[7])
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[6])
        redis.call('ZADD', KEYS[5], time[1], ARGV[10])
        redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', time[1] - ARGV[9])
        redis.call('PUBLISH', ARGV[5], ARGV[4])
        return {'stored', last}
        """;

    /// <summary>Gives the lease up, if it is the caller's. Arguments: caller, epoch.</summary>
    public const string Release = """
        if redis.call('GET', KEYS[1]) == ARGV[1] and redis.call('GET', KEYS[2]) == ARGV[2] then
            redis.call('DEL', KEYS[1])
        end
        return {'released'}
        """;
}
