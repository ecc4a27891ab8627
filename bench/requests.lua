-- Sends the requests of a file, one a line: a path, or a path, a tab and a query to post. Each thread starts elsewhere.
local requests = {}
local at = 0

function init(args)
  for line in io.lines(args[1]) do
    local path, body = line:match("^(.-)\t(.*)$")
    if path then
      requests[#requests + 1] = wrk.format("POST", path, {
        ["Content-Type"] = "application/sparql-query", ["Accept"] = args[2] }, body)
    else
      requests[#requests + 1] = wrk.format("GET", line, { ["Accept"] = args[2] })
    end
  end
  math.randomseed(os.time())
  at = math.random(#requests)
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency, _)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format('{"requests": %d, "microseconds": %d, "bytes": %d, "failed": %d, "p50": %d, "p99": %d}\n',
    summary.requests, summary.duration, summary.bytes, failed, latency:percentile(50), latency:percentile(99)))
end
