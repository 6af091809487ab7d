/**
 * One hash per operation holds its present window: what Stream's answers told of it, and by replica how many requests these need
 * not include. Whoever comes first in a new window clears it. A replica that died is forgotten with the window, and the hash two
 * minutes after the last exchange.
 */
export const EXCHANGE_SCRIPT = `
local key, replica = KEYS[1], ARGV[2]
local time, unconfirmed, wantsBulk = tonumber(ARGV[1]), tonumber(ARGV[3]), ARGV[7] == '1'
local heardLimit, heardRemaining, heardReset = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local WINDOW, MARGIN, RESERVED_SHARE = tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])
local SECONDS_OF_BURST, SCARCE_SHARE = tonumber(ARGV[11]), tonumber(ARGV[12])
local LATENESS, PROBE_TIME, POLL_TIME = tonumber(ARGV[13]), tonumber(ARGV[14]), tonumber(ARGV[15])

local function number(field)
  return tonumber(redis.call('HGET', key, field) or nil)
end
local limit, remaining, reset, nextAt = number('limit'), number('remaining'), number('reset'), number('next')
local assumed = redis.call('HGET', key, 'assumed') == '1'

local function write(field, value)
  redis.call('HSET', key, field, string.format('%.0f', value))
end
local function begin(at, most, left, isAssumed)
  redis.call('DEL', key)
  reset, limit, remaining, assumed = at, most, left, isAssumed
  write('reset', reset)
  write('limit', limit)
  write('remaining', remaining)
  write('assumed', assumed and 1 or 0)
  if nextAt then write('next', nextAt) end
end

if heardReset > 0 then
  local begunTooEarly = reset and heardReset < reset and assumed and heardReset > time
  if not reset or heardReset > reset or begunTooEarly then
    begin(heardReset, heardLimit, heardRemaining, false)
  elseif heardReset == reset then
    limit, remaining, assumed = heardLimit, math.min(remaining, heardRemaining), false
    write('limit', limit)
    write('remaining', remaining)
    write('assumed', 0)
  end
end
if reset and time >= reset + MARGIN then
  local over = math.floor((time - reset) / WINDOW) + 1
  begin(reset + over * WINDOW, limit, math.max(1, limit), true)
end
write('of:' .. replica, unconfirmed)
redis.call('PEXPIRE', key, 2 * WINDOW)

local function answer(wait)
  local told = reset and not assumed
  return { math.ceil(wait), told and limit or 0, told and remaining or 0, told and reset or 0 }
end
if not wantsBulk then return answer(0) end

if not reset then
  local probing = number('probe')
  local isOurs = redis.call('HGET', key, 'prober') == replica
  if probing and time < probing and not isOurs then return answer(POLL_TIME) end
  write('probe', time + PROBE_TIME)
  redis.call('HSET', key, 'prober', replica)
  return answer(0)
end

local reserve = math.floor(limit * RESERVED_SHARE)
if remaining <= reserve then return answer(reset + MARGIN - time) end

local ofAll = 0
local fields = redis.call('HGETALL', key)
for index = 1, #fields, 2 do
  if string.sub(fields[index], 1, 3) == 'of:' then ofAll = ofAll + tonumber(fields[index + 1]) end
end
local left = remaining - reserve - ofAll
if left <= 0 then return answer(POLL_TIME) end
if nextAt and time < nextAt then return answer(nextAt - time) end

local interval = 1000 / (math.max(1, math.floor(limit / SECONDS_OF_BURST)) * (1 - RESERVED_SHARE))
if left - 1 < (limit - reserve) * SCARCE_SHARE then interval = math.max(interval, (reset - time) / left) end
write('next', math.max(nextAt or 0, time - LATENESS) + interval)
write('of:' .. replica, unconfirmed + 1)
return answer(0)`;
