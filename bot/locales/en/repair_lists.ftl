# Lists of repairs, and finding one

command-find = Find repairs
find =
    🔎 What are you looking for? For example:
    <code>/find 1201 last week</code>
    <code>/find Zhao open</code>
    <code>/find 2026-03-01..2026-03-07 void</code>
    If you know the number, just send the number.
find-unclear = I could not make out “{ $text }”. Name a unit, a technician, a state or a day, such as /find 1201 last week.
found-list = 🔎 Repairs, newest first; tap one to see it:
found-none = No repair matches.
button-queue = 📥 To dispatch
button-found = Find
button-state-new = To dispatch
button-state-open = All open
button-state-wait = On hold
button-state-check = To verify
button-state-closed = Closed
button-state-void = Void
button-state-gone = Withdrawn
button-state-merged = Merged
button-state-complaint = Complaints

intake-short-to-dispatch = to dispatch
intake-short-issued = dispatched
intake-short-cancelled = withdrawn
intake-short-merged = merged
intake-short-converted = complaint
intake-short-closed = closed
order-short-dispatched = to be accepted
order-short-accepted = accepted
order-short-on-the-way = on the way
order-short-on-site = on site
order-short-waiting = on hold
order-short-completed = done
order-short-returned = to verify
order-short-verifying = asked
order-short-closed = closed
order-short-void = void
find-no-number = There is no { $number }.
