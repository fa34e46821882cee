/** What a member tells when it reports, in the order of the script's arguments. */
export interface Report {
  readonly member: string;
  /** Higher with each report: one that was held up on its way must not undo a later one. */
  readonly turn: number;
  /** What the member goes on to hold, whatever it is answered. */
  readonly keep: number;
  /** What it could put to use. */
  readonly wanted: number;
  readonly total: number;
  /** What each member may hold that knows of nobody. */
  readonly safeShare: number;
  /** How many there may be at most. */
  readonly members: number;
  readonly isLeaving: boolean;
  /** On Redis's clock. After that it is not carried out: it tells of what may not be so any more. 0 asks for the time alone. */
  readonly validUntil: number;
  /** Tells all members to hold back; 0 and 1 where there is nothing to tell. */
  readonly pauseMs: number;
  readonly share: number;
}

/** What the table answers to a report that was carried out. */
export interface Grant {
  /** What the member holds from now on: never less than it keeps. */
  readonly held: number;
  /** What is fair: a member that holds more lets it go. */
  readonly target: number;
  readonly pauseMs: number;
  readonly share: number;
}

export interface Answer {
  /** Redis's clock, in milliseconds. */
  readonly redisNow: number;
  /** Absent where the report came too late. */
  readonly grant?: Grant;
}

/** How long a record counts that is not renewed. */
export const recordMs = 4000;

/** Who has reported within so long is there. */
const presentMs = 600;

/** How long the safe share of one that has vanished stays reserved at most: longer than anybody lives cut off and unnoticed. */
const vanishedMs = 3_600_000;

/** How long nothing is given to newcomers where the table is new: others may hold what an older table gave them. */
export const newTableMs = 2000;

/**
 * One report to the table of shares, as one step. The sum of what all members hold never exceeds the total: a member is given
 * no more than the others leave, whatever is fair.
 *
 * Fair is by need: who wants less than an equal part has what it wants, and the others share what it leaves. What nobody
 * wants is shared equally, so that each can begin without asking. Where there is less than one for each, turns go round.
 *
 * Who did not renew its record may have lost Redis and not its life: it goes on with the safe share. That stays reserved until
 * so many others are there that it must be dead, or for an hour. A table that is new (at the very first start, or where Redis has lost everything) knows nothing of members who are
 * still to come: at first it gives nothing, then no more than safe shares.
 */
export const shareScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local member, turn = ARGV[1], tonumber(ARGV[2])
local keep, wanted = tonumber(ARGV[3]), tonumber(ARGV[4])
local total, safe = tonumber(ARGV[5]), tonumber(ARGV[6])
local leaves = ARGV[7] == '1'
local pause, share = tonumber(ARGV[8]), tonumber(ARGV[9])
local members = tonumber(ARGV[10])
local mayBeMore = members > 1
if now > tonumber(ARGV[11]) then return { now } end
local function whole(number) return string.format('%.0f', number) end

local rows = redis.call('HGETALL', KEYS[1])
local born, pauseUntil, noticeUntil, noticed = now, 0, 0, 1000
local alive = {{ member, wanted }}
local held, absent = 0, 0
local present, vanished = 1, {}
-- Where there is less than one for each, nobody could have anything while one is missing.
local patience = total >= members and ${vanishedMs} or 10000
for row = 1, #rows, 2 do
  local name, text = rows[row], rows[row + 1]
  if name == 'born' then
    born = tonumber(text)
  elseif name == 'notice' then
    local untilPause, untilNotice, told = text:match('^(%d+):(%d+):(%d+)$')
    pauseUntil, noticeUntil, noticed = tonumber(untilPause), tonumber(untilNotice), tonumber(told)
  else
    local last, has, wants, ends, kind = text:match('^(%d+):(%d+):(%d+):(%d+):(%a)$')
    last, has, wants, ends = tonumber(last), tonumber(has), tonumber(wants), tonumber(ends)
    if name == 'member:' .. member then
      if turn <= last then return {} end
    elseif now < ends then
      held = held + has
      if kind == 'm' then
        alive[#alive + 1] = { name:sub(8), wants }
        if now < ends - ${recordMs - presentMs} then present = present + 1 end
      else
        absent = absent + has
      end
    elseif kind == 'm' and now < ends + patience then
      vanished[#vanished + 1] = { name, ends }
    else
      redis.call('HDEL', KEYS[1], name)
    end
  end
end

table.sort(vanished, function(one, other)
  if one[2] ~= other[2] then return one[2] < other[2] end
  return one[1] < other[1]
end)
local dead = present + #vanished - members
for place = 1, #vanished do
  if place <= dead then
    redis.call('HDEL', KEYS[1], vanished[place][1])
  else
    held, absent = held + safe, absent + safe
  end
end

if pause > 0 or share < 1000 then
  if noticeUntil <= now then noticed = 1000 end
  noticed = math.min(noticed, share)
  pauseUntil = math.max(pauseUntil, now + pause)
  noticeUntil = math.max(noticeUntil, pauseUntil, now + 1500)
  redis.call('HSET', KEYS[1], 'notice', whole(pauseUntil) .. ':' .. whole(noticeUntil) .. ':' .. whole(noticed))
end
if noticeUntil <= now then noticed = 1000 end

local function divide()
  local left = math.max(0, total - absent)
  table.sort(alive, function(one, other)
    if one[2] ~= other[2] then return one[2] < other[2] end
    return one[1] < other[1]
  end)
  local count, first = #alive, 0
  if left < count then first = math.floor(now / 2000) % count end
  local parts = {}
  for place = 1, count do
    local who = alive[(place + first - 1) % count + 1]
    local part = math.min(who[2], math.floor(left / (count - place + 1)))
    parts[who[1]], left = part, left - part
  end
  for place = 1, count do
    local who = alive[(place + first - 1) % count + 1]
    local part = math.floor(left / (count - place + 1))
    parts[who[1]], left = parts[who[1]] + part, left - part
  end
  return parts[member]
end

local age = now - born
local target = divide()
local grant = math.min(target, total - held)
if mayBeMore and age < ${recordMs} then target = math.min(target, safe) end
grant = math.min(grant, target)
if mayBeMore and age < ${newTableMs} then grant = 0 end
local mine = math.max(keep, grant)
local ends, kind = now + ${recordMs}, 'm'
if leaves then mine, ends, kind = keep, now + 1200, 'l' end

if #rows == 0 then redis.call('HSET', KEYS[1], 'born', whole(born)) end
redis.call('HSET', KEYS[1], 'member:' .. member, whole(turn) .. ':' .. whole(mine) .. ':' .. whole(wanted) .. ':' .. whole(ends) .. ':' .. kind)
redis.call('PEXPIRE', KEYS[1], 3600000)
return { mine, target, math.max(0, pauseUntil - now), noticed, now }
`;

/** The script's arguments. */
export function toArguments(report: Report): string[] {
  const { member, turn, keep, wanted, total, safeShare } = report;
  return [
    member,
    ...[turn, keep, wanted, total, safeShare].map(String),
    report.isLeaving ? "1" : "0",
    String(Math.ceil(report.pauseMs)),
    String(Math.max(1, Math.floor(report.share * 1000))),
    String(report.members),
    String(Math.floor(report.validUntil)),
  ];
}

/** What the table answered, or undefined: it is not an answer to rely on. */
export function parseAnswer(answer: unknown): Answer | undefined {
  if (!Array.isArray(answer)) return undefined;
  const parts = answer.map(Number);
  if (!parts.every((part) => part >= 0)) return undefined;
  if (parts.length === 1) return { redisNow: parts[0] ?? 0 };
  const [held, target, pauseMs, share, redisNow] = parts;
  if (held === undefined || target === undefined) return undefined;
  if (pauseMs === undefined || share === undefined) return undefined;
  if (redisNow === undefined) return undefined;
  return { redisNow, grant: { held, target, pauseMs, share: share / 1000 } };
}
