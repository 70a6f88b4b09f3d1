# The inspection plan: where, at what, on which days, at what hour, and who goes

inspections =
    🚶 <b>Inspection plan</b>

    { $lines }
inspections-none = No rounds are planned yet.
inspection-line = 📍 { $area } · { $days } · { $role }
    { $last }
inspection-never = not gone yet
inspection-last = last { $at }, { $name }, { $count ->
        [0] nothing found
        [one] one finding
       *[other] { $count } findings
    }
inspection-daily = every day at { $at }
inspection-weekly = { $days } at { $at }
inspection-half-monthly = the first and third { $days } of each month at { $at }
inspection-monthly = the first { $days } of each month at { $at }
rhythm-weekly = Every week
rhythm-half-monthly = Every half month
rhythm-monthly = Every month
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

inspection-set = 🚶 { $by } has planned a round for you: <b>{ $area }</b>, { $days }. You will be reminded each time.
    Please look at:
    { $points }
inspection =
    🚶 <b>Please inspect: { $area }</b> ({ $at })

    { $points }

    If something is wrong, tap “Found something”: a sentence and a photo will do. When you are through, tap “Done”.
inspection-gone =
    🚶 <b>Inspected: { $area }</b> ({ $at })
    { $name } finished { $done }; { $found }.
inspection-off =
    🚶 <b>{ $area }</b> ({ $at })
    This round is cancelled; nobody needs to go.
inspection-found = found: { $numbers }
inspection-fine = nothing found
inspection-missed = ⏰ Nobody has inspected { $area } yet (due { $at }, { $role }). They have been reminded.
inspection-arranged = Planned: { $area }, { $days }. Whoever goes is reminded each time.
inspection-done-said = Thank you! Noted, { $count ->
        [0] nothing found.
        [one] one finding.
       *[other] { $count } findings.
    }
inspection-ended-said = Cancelled: { $area }. What was inspected before stays on record.
inspection-ended = The round of { $area } is already cancelled.
inspection-done-already = Somebody has already finished this round.

inspection-plan-title = New round
inspection-plan-area = Where? For example “Lobby and lift hall, first floor”.
inspection-plan-area-label = Area
inspection-plan-points = What should be looked at? One thing per line, for example floors, lamps, plants, fire exits.
inspection-plan-points-label = To look at
inspection-plan-every = How often? Every half month is the first and third such weekday of the month; every month is the first.
inspection-plan-every-label = How often
inspection-plan-days = On which days of the week? A weekly round is left out on holidays; the others are gone on the last working day before.
inspection-plan-days-label = Days
inspection-plan-hour = At what time?
inspection-plan-hour-label = Time
inspection-plan-inspector = Who goes?
inspection-plan-inspector-label = Who
inspection-plan-summary = 🚶 Please check the round:

button-inspections = 🚶 Inspections
button-inspection-plan = ➕ New round
button-inspection-end = 🗑 Cancel { $area }
button-inspection-found = ⚠️ Found something
button-round-done = ✅ Done
button-round-gone = ✅ Done: { $area }
command-inspections = Inspection plan
