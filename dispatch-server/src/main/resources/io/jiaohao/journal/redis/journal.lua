#!lua name=jiaohao_1
-- A hall's journal: one stream, and who may write it. Each call is one step for everybody else and
-- for the replicas. Change nothing here under the same name: nodes of two versions share one Redis.
--
-- Keys: the stream (a record a batch: id FIRST-0, then last, hash, epoch, entries) and the lease (a
-- hash: owner, epoch, until, seq). Times are Redis's own, in milliseconds.
-- Answers: a word, Redis's time, then what belongs to the word.

-- The library is loaded without Lua's own functions, so this cannot be a constant.
local function nothing()
  return { seq = 0, hash = string.rep('\0', 32), epoch = 0 }
end

local function now_ms()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

local function record(found)
  if not found then
    return nothing()
  end
  local fields = found[2]
  if fields[1] ~= 'last' or fields[3] ~= 'hash' or fields[5] ~= 'epoch' then
    error('record ' .. found[1] .. ' is none of a journal')
  end
  return { seq = tonumber(fields[2]), hash = fields[4], epoch = tonumber(fields[6]) }
end

local function last_record(stream)
  return record(redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1])
end

local function lease_of(key)
  local held = redis.call('HMGET', key, 'owner', 'epoch', 'until', 'seq')
  return {
    owner = held[1] or '',
    epoch = tonumber(held[2] or 0),
    ends = tonumber(held[3] or 0),
    seq = held[4] and tonumber(held[4])
  }
end

local function is_fenced(lease, owner, epoch)
  return lease.owner ~= owner or lease.epoch ~= epoch
end

local function whole(number)
  return string.format('%.0f', number)
end

-- owner, epoch, lease ms, latest ms, first, last, hash before, hash after, entries
local function append(keys, args)
  local now = now_ms()
  local owner, epoch, first = args[1], tonumber(args[2]), tonumber(args[5])
  local id = args[5] .. '-0'
  local ending = last_record(keys[1])
  if ending.seq >= first then
    local there = redis.call('XRANGE', keys[1], id, id)[1]
    if there and record(there).hash == args[8] then
      return { 'AGAIN', now }
    end
  end
  local lease = lease_of(keys[2])
  if is_fenced(lease, owner, epoch) or ending.epoch > epoch then
    return { 'FENCED', now, lease.owner, lease.epoch }
  end
  if now > tonumber(args[4]) then
    return { 'LATE', now }
  end
  if lease.seq and lease.seq ~= ending.seq then
    return { 'DAMAGED', now, ending.seq, lease.seq }
  end
  if ending.seq ~= first - 1 or ending.hash ~= args[7] then
    return { 'MOVED', now, ending.seq }
  end
  redis.call('XADD', keys[1], id, 'last', args[6], 'hash', args[8], 'epoch', args[2],
    'entries', args[9])
  redis.call('HSET', keys[2], 'seq', args[6], 'until', whole(now + tonumber(args[3])))
  return { 'OK', now }
end

-- owner, lease ms, candidate's highest epoch, candidate's last sequence and its hash
local function acquire(keys, args)
  local now = now_ms()
  local owner, own_seq = args[1], tonumber(args[4])
  local lease = lease_of(keys[2])
  if lease.owner ~= '' and lease.owner ~= owner and lease.ends > now then
    return { 'HELD', now, lease.owner, lease.ends - now }
  end
  local ending = last_record(keys[1])
  if lease.seq and lease.seq ~= ending.seq then
    return { 'DAMAGED', now, ending.seq, lease.seq }
  end
  if own_seq > ending.seq then
    return { 'SHORT', now, ending.seq }
  end
  if own_seq == ending.seq and args[5] ~= ending.hash then
    return { 'OTHER', now, ending.seq }
  end
  local epoch = 1 + math.max(ending.epoch, lease.epoch, tonumber(args[3]))
  redis.call('HSET', keys[2], 'owner', owner, 'epoch', whole(epoch),
    'until', whole(now + tonumber(args[2])), 'seq', whole(ending.seq))
  return { 'OK', now, epoch, ending.seq, ending.hash }
end

-- owner, epoch, lease ms
local function renew(keys, args)
  local now = now_ms()
  local lease = lease_of(keys[2])
  if is_fenced(lease, args[1], tonumber(args[2])) then
    return { 'FENCED', now, lease.owner, lease.epoch }
  end
  redis.call('HSET', keys[2], 'until', whole(now + tonumber(args[3])))
  return { 'OK', now }
end

-- owner, epoch
local function release(keys, args)
  local now = now_ms()
  local lease = lease_of(keys[2])
  if is_fenced(lease, args[1], tonumber(args[2])) then
    return { 'FENCED', now, lease.owner, lease.epoch }
  end
  redis.call('HSET', keys[2], 'owner', '', 'until', '0')
  return { 'OK', now }
end

-- owner, epoch, sequence of a snapshot that is kept under the third key
local function trim(keys, args)
  local now = now_ms()
  local lease = lease_of(keys[2])
  if is_fenced(lease, args[1], tonumber(args[2])) then
    return { 'FENCED', now, lease.owner, lease.epoch }
  end
  if redis.call('HEXISTS', keys[3], args[3]) == 0 then
    return { 'UNANCHORED', now }
  end
  local anchor = redis.call('XREVRANGE', keys[1], args[3] .. '-0', '-', 'COUNT', 1)[1]
  if not anchor then
    return { 'OK', now, 0 }
  end
  return { 'OK', now, redis.call('XTRIM', keys[1], 'MINID', anchor[1]) }
end

redis.register_function('jiaohao_1_append', append)
redis.register_function('jiaohao_1_acquire', acquire)
redis.register_function('jiaohao_1_renew', renew)
redis.register_function('jiaohao_1_release', release)
redis.register_function('jiaohao_1_trim', trim)
