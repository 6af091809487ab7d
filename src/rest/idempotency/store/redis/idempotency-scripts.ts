import { BYTES_PER_KEY } from '../idempotency-limits';

/**
 * Both keys of an owner: KEYS 1 is a sorted set of its idempotency keys by when they expire; KEYS 2 a hash that has for each of
 * them `first:` (fingerprint and id), `claim:` (until when, and id) and `answer:` (until when, and text); and `bytes` of all.
 */
const COMMON = `
local BYTES_PER_KEY = ${BYTES_PER_KEY}
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

local function dropAnswer(key)
  local bytes = redis.call('HSTRLEN', KEYS[2], 'answer:' .. key)
  redis.call('HDEL', KEYS[2], 'answer:' .. key)
  -- Not -bytes, which is "-0" of none.
  redis.call('HINCRBY', KEYS[2], 'bytes', 0 - bytes)
end

local function forget(key)
  if redis.call('ZREM', KEYS[1], key) == 0 then return end
  dropAnswer(key)
  redis.call('HDEL', KEYS[2], 'first:' .. key, 'claim:' .. key)
  redis.call('HINCRBY', KEYS[2], 'bytes', -BYTES_PER_KEY)
end

-- Claims and answers have a time in front: until then they hold.
local function readTimed(field)
  local untilTime, text = string.match(redis.call('HGET', KEYS[2], field) or '0 ', '^(%d+) (.*)$')
  return text, tonumber(untilTime) > now
end

local function timed(untilTime, text)
  return string.format('%.0f ', untilTime) .. text
end

local function isUnderWay(key)
  local _, holds = readTimed('claim:' .. key)
  return holds
end

-- Gives up what expires first until there is room; false when all of it is under way.
local function makeRoom(keys, bytes, maxKeys, maxBytes)
  local skipped = 0
  while true do
    local heldBytes = tonumber(redis.call('HGET', KEYS[2], 'bytes') or 0)
    if redis.call('ZCARD', KEYS[1]) + keys <= maxKeys and heldBytes + bytes <= maxBytes then return true end
    local oldest = redis.call('ZRANGE', KEYS[1], skipped, skipped)[1]
    if not oldest then return false end
    if isUnderWay(oldest) then skipped = skipped + 1 else forget(oldest) end
  end
end
`;

/** ARGV key, fingerprint, id, lease, ttl, keys and bytes of the quota. */
export const CLAIM = `${COMMON}
local key, fingerprint, id = ARGV[1], ARGV[2], ARGV[3]
-- One without the other counts wrong.
if redis.call('EXISTS', KEYS[1], KEYS[2]) < 2 then redis.call('DEL', KEYS[1], KEYS[2]) end
local expired = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, 100)
for _, each in ipairs(expired) do forget(each) end
if tonumber(redis.call('ZSCORE', KEYS[1], key) or now + 1) <= now then forget(key) end

local first = redis.call('HGET', KEYS[2], 'first:' .. key)
local firstId = id
if first then
  local known
  known, firstId = string.match(first, '^(.*) (.*)$')
  if known ~= fingerprint then return {'different'} end
  local answer, holds = readTimed('answer:' .. key)
  if holds then return {'answered', answer} end
  if isUnderWay(key) then return {'running'} end
  dropAnswer(key)
else
  if not makeRoom(1, BYTES_PER_KEY, tonumber(ARGV[6]), tonumber(ARGV[7])) then return {'full'} end
  redis.call('ZADD', KEYS[1], now + tonumber(ARGV[5]), key)
  redis.call('HSET', KEYS[2], 'first:' .. key, fingerprint .. ' ' .. id)
  redis.call('HINCRBY', KEYS[2], 'bytes', BYTES_PER_KEY)
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
  redis.call('PEXPIRE', KEYS[2], ARGV[5])
end
redis.call('HSET', KEYS[2], 'claim:' .. key, timed(now + tonumber(ARGV[4]), id))
return {'mine', firstId}`;

/** ARGV key, id, kind of the outcome, answer, what stands for it when it does not fit, its ttl, keys and bytes of the quota. */
export const SETTLE = `${COMMON}
local key, id, kind, answer = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if readTimed('claim:' .. key) ~= id then return end
local firstId = string.match(redis.call('HGET', KEYS[2], 'first:' .. key), ' (.*)$')
if kind == 'refused' and firstId == id then return forget(key) end
if kind == 'answered' then
  -- Renewed, so that room is not made by giving up this key itself.
  redis.call('HSET', KEYS[2], 'claim:' .. key, timed(now + 1, id))
  local text = timed(now + tonumber(ARGV[6]), answer)
  local fits = #answer > 0 and makeRoom(0, #text, tonumber(ARGV[7]), tonumber(ARGV[8]))
  if not fits then text = timed(now + tonumber(ARGV[6]), ARGV[5]) end
  redis.call('HSET', KEYS[2], 'answer:' .. key, text)
  redis.call('HINCRBY', KEYS[2], 'bytes', #text)
end
redis.call('HDEL', KEYS[2], 'claim:' .. key)`;
