# Repairs: from one sentence of the reporter to a closed work order

repair-card =
    { $title }
    { $state }

    { $progress }

    { $lines }
repair-title-intake = 🔧 <b>Repair { $number }</b>
repair-title-order = 🔧 <b>Work order { $order }</b>
    Repair request { $number }

repair-state-to-dispatch = Received. A technician is being assigned; you will get the work-order number at once.
repair-state-cancelled = Taken back by the reporter; no work-order number was used.
repair-state-dispatched = Assigned to { $name }, expected on site by { $due }.
repair-state-accepted = { $name } has accepted and is expected on site by { $due }.
repair-state-on-site = { $name } is on site and working on it.
repair-state-completed = { $name } reports the work done; the dispatcher is recording the result.
repair-state-returned = Engineering has finished. Customer service will now check that it is fixed.
repair-state-verifying = The repair is done. Please tell us whether it is fixed.
repair-state-asked = The reporter has been asked whether it is fixed.
repair-state-confirmed = Confirmed as fixed by the reporter; customer service still has to sign.
repair-state-closed = ✅ Verified and closed. Thank you!
repair-state-void = ⛔ Work order voided; the number is kept. Reason: { $why }

repair-progress = { $dispatched } assigned ─ { $accepted } accepted ─ { $on_site } on site ─ { $done } done ─ { $verified } verified

repair-line-place = 📍 { $unit }
repair-line-kind = 🏷 { $category } · { $urgency }
repair-line-text = 💬 { $text }
repair-line-photos = 📷 { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }
repair-line-reported = 🕐 Reported { $at }
repair-line-reporter = 👤 { $tenant }, { $name } { $phone }
repair-line-technician = 👷 { $name }
repair-line-rework = 🔁 Rework no. { $count } (no second labour charge)
repair-line-rejected = ↩️ Sent back because: { $why }
repair-line-work = 🛠 { $work }
repair-line-result = 📋 Result: { $result }
repair-line-verified = ✍️ Verified by { $name } ({ $method })
repair-line-void-asked = ⏳ The dispatcher asks to void this order; the manager decides. Reason: { $why }

common-area = Common area
photo-only = (see photo)

category-plumbing = Plumbing
category-electrical = Power
category-lighting = Lighting
category-hvac = Air conditioning
category-elevator = Lift
category-door-lock = Doors and locks
category-low-voltage = Network and access
category-fire-safety = Fire safety
category-civil = Walls and ceilings
category-cleaning = Cleaning
category-pest = Pest control
category-plants = Plants
category-parking = Parking
category-gas = Gas
category-furniture = Furniture and appliances
category-other = Other

urgency-emergency = Emergency
urgency-urgent = Urgent
urgency-normal = Normal
urgency-scheduled = By appointment

result-resolved = Fixed
result-temporary = Fixed for now, needs another visit
result-not-possible = Cannot be fixed yet

method-on-site = on site
method-asked = asked in chat
method-phoned = asked by phone

button-repair-new = 🔧 Report a repair
button-repair-cancel = Take back
button-repair-assign = Assign
button-repair-reassign = Reassign
button-repair-accept = Accept
button-repair-arrive = I'm on site
button-repair-done = Done
button-repair-result = Record the result
button-repair-ask = Ask the reporter
button-repair-sign = ✍️ Sign and close
button-repair-seen = Seen on site
button-repair-phoned = Confirmed by phone
button-repair-reject = Not good, send back
button-repair-fixed = ✅ Fixed
button-repair-not-fixed = ❌ Not fixed
button-repair-void = Ask to void
button-repair-void-yes = Void it
button-repair-void-no = Keep it
button-repair-photos = 📷 Photos
button-repair-open = { $number } { $what }
button-repairs-waiting = 📋 All open repairs
button-mine = 📂 My matters

command-repair = Report a repair
command-mine = My open matters
command-repairs = All open repairs

repair-photos = Photos of { $number }
repair-photos-none = There are no photos with this one.
repair-taken-over = Work order { $number } has gone to somebody else; you need not go. Thank you.
repair-to-file = 📁 Work order { $number } is closed; please file copy 1.
repair-unaccepted = ⏰ Nobody has accepted work order { $number } yet (assigned to { $name }). Please call them, or reassign it.

mine-none = You have nothing open. To report a repair, just tell me what is wrong, best with a photo.
mine-list = 📂 Your open matters ({ $count }); tap one to see where it stands:
repairs-none = There are no open repairs.
repairs-list = 📋 Open repairs ({ $count }), newest first:

repair-emergency = ⚠️ <b>Move to safety first</b> and call:
    building, 24 hours: { $hotline }
    fire 119 · police 110 · ambulance 120
    Tap Confirm and the dispatcher is alerted at once.

repair-new-unit = Which unit is it?
repair-new-unit-label = Unit
repair-new-text = What is wrong, and where exactly? Just say it.
repair-new-text-label = What is wrong
repair-new-photos = A photo helps (up to 10), so that the technician brings the right tools. Or skip.
repair-new-photos-label = Photos
repair-new-category = What kind of repair is it?
repair-new-category-label = Kind
repair-new-urgency = How urgent is it?
repair-new-urgency-label = Urgency
repair-new-summary = 🔧 Please check; Confirm sends it to the dispatcher:
repair-new-title = Repair
repair-common-area = Common area

repair-assign-technician = Who shall go? ★ marks the right trade.
repair-assign-technician-label = Technician
repair-assign-title = Assign
repair-reassign-technician = Who shall go instead? ★ marks the right trade.
repair-reassign-technician-label = Technician
repair-reassign-title = Reassign
technician-skilled = ★ { $name }
technician-other = { $name }

repair-done-work = What was done? One sentence (for example: new tap, tested).
repair-done-work-label = Work done
repair-done-photos = Please send a photo of the finished work, or skip.
repair-done-photos-label = Photos
repair-done-title = Done

repair-result-result = What is the result?
repair-result-result-label = Result
repair-result-title = Record the result

repair-reject-why = What is not good? The technician will read this.
repair-reject-why-label = Reason
repair-reject-title = Send back

repair-void-why = Why void it? The reason is kept with the number for good.
repair-void-why-label = Reason
repair-void-title = Ask to void
repair-void-summary = Please check; the manager decides:

repair-assigned = Work order { $number } is issued and the reporter has its number.
repair-reassigned = Reassigned; the technician is being told now.
repair-done-said = Thank you! The dispatcher will record the result.
repair-result-said = Recorded; the order is back with customer service to verify.
repair-reject-said = Sent back; the technician is being told now.
repair-void-said = Sent to the manager. Until it is decided, work goes on.
repair-reported = We have your repair request, no. <b>{ $number }</b>. You will get the work-order number as soon as a technician is assigned.
repair-rework-sorry = We are sorry it is not fixed. Somebody is being sent back; there is no second labour charge.

repair-accepted-toast = Accepted
repair-arrived-toast = Arrival noted
repair-asked-toast = The reporter has been asked
repair-closed-toast = Signed and closed
repair-confirmed-toast = Thank you for confirming!
repair-cancelled-toast = Taken back
repair-voided-toast = Voided; the number is kept
repair-kept-toast = Not voided; work goes on

repair-which-unit = Please choose a unit.
repair-not-your-unit = You can report repairs for your own unit only. For anything else please tell the front desk.
repair-is-to-dispatch = No technician has been assigned to this one yet.
repair-is-issued = A work order has already been issued, so this can no longer be done. The card shows where it stands.
repair-is-cancelled = This request was taken back.
repair-is-closed = This request is closed. If something is still wrong, please report it anew.
repair-no-order-yet = No work order has been issued for { $number } yet.
repair-already-theirs = It is already with this technician.
repair-not-a-technician = Only a technician on duty can be assigned.
repair-second-person = A second person has to do this; nobody verifies their own work.
repair-tenant-has-not-answered = The reporter has not answered yet. You can look on site or phone them.
repair-void-already-asked = Voiding has been asked for already; the manager decides.
repair-void-not-asked = Nobody has asked to void work order { $number }.
order-not-yours = Work order { $number } is not assigned to you now.
order-is-dispatched = Work order { $number } has not been accepted yet, so this cannot be done now.
order-is-accepted = Work order { $number } is accepted but nobody is on site yet, so this cannot be done now.
order-is-on-site = The technician is working on { $number } on site, so this cannot be done now.
order-is-completed = Work order { $number } is done and waits for its result to be recorded, so this cannot be done now.
order-is-returned = Work order { $number } is with customer service to be verified, so this cannot be done now.
order-is-verifying = Work order { $number } is being verified, so this cannot be done now.
order-is-closed = Work order { $number } is closed.
order-is-void = Work order { $number } is void.
