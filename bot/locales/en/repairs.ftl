# Repairs: from one sentence of the reporter to a closed work order

repair-card =
    { $title }
    { $state }

    { $progress }

    { $lines }
repair-card-gone =
    { $title }
    It is in other hands now; there is nothing left for you to do. Thank you!
repair-title-intake = 🔧 <b>Repair { $number }</b>
repair-title-order = 🔧 <b>Work order { $order }</b>
    Repair request { $number }

repair-state-to-dispatch = { $own ->
        [yes] Thank you, we have your request. A technician is being assigned; { $when }. You will get the work-order number then.
       *[no] To be assigned; { $when }.
    }
repair-state-cancelled = Withdrawn by the reporter; no work-order number was used.
repair-state-dispatched = Assigned to { $name }; { $when }.
repair-state-accepted = { $name } has accepted; { $when }.
repair-state-on-site = { $name } is on site and working on it; { $when }.
repair-estimate-there = expected on site { $due-day } by { $due-time }
repair-estimate-done = it should be fixed { $due-day } by { $due-time }
repair-estimate-step = expected { $due-day } by { $due-time }
repair-estimate-over = it was due { $due } and is late; we are following up
repair-state-completed = { $name } reports the work done. The dispatcher is recording the result; { $when }.
repair-state-completed-not-done = { $name } has not carried it out (quote declined). The dispatcher is recording the result; { $when }.
repair-state-returned = Engineering has finished. Customer service will now check that it is fixed; { $when }.
repair-state-returned-temporary = Engineering has made it work for now and will come again. Customer service will now check on it; { $when }.
repair-state-returned-not-possible = Engineering has looked and cannot fix it yet. Customer service will explain why, and what comes next; { $when }.
repair-state-returned-not-done = Not carried out, and not charged. Customer service will now check; { $when }.
repair-state-verifying = The repair is done. Please tell us whether it is fixed.
repair-state-verifying-temporary = It works for now, and the technician will come again. Is that all right for the time being?
repair-state-verifying-not-possible = We are sorry: it could not be fixed this time. Customer service will explain why, and what comes next. Is that all right for now?
repair-state-verifying-not-done = You declined the price, so nothing was done and nothing is charged. Shall we leave it at that?
repair-state-asked = The reporter has been asked to confirm the result.
repair-state-asked-erased = The reporter’s data has been erased at their request, so nobody can answer in the chat. Please look on site, then tap “Seen on site”.
repair-state-asked-in-vain = The reporter was asked, but nobody can answer in the chat now. Please phone, or sign after looking on site.
repair-state-confirmed = { $own ->
        [yes] Thank you for confirming that it is fixed! Customer service signs it off; there is nothing left for you to do.
       *[no] The reporter says that it is fixed. Customer service still has to sign; { $when }.
    }
repair-state-closed = { $own ->
        [yes] ✅ Verified and closed. Thank you!
       *[no] ✅ Verified and closed.
    }
repair-state-heard = { $own ->
        [yes] Thank you for your answer! Customer service signs it off; there is nothing left for you to do.
       *[no] The reporter knows the result. Customer service still has to sign; { $when }.
    }
repair-state-closed-not-possible = Verified and closed. We are sorry that it could not be fixed this time; thank you for your understanding.
repair-state-closed-not-done = Verified and closed. Nothing was done, and nothing charged.
repair-state-void = ⛔ Work order voided; the number is kept. Reason: { $why }
repair-state-void-told = ⛔ This work order has been cancelled; nobody will come. If anything is still wrong, just tell me or call the number below.

repair-progress = { $dispatched } assigned – { $accepted } accepted – { $on_site } on site – { $done } done – { $verified } verified

repair-line-place = 📍 { $unit }
repair-line-kind = 🏷 { $category } · { $urgency }
repair-line-text = 💬 { $text }
repair-line-photos = 📷 { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }
repair-line-reported = 🕐 Reported { $at }
repair-who-of = { $tenant }, { $name }
repair-line-who = 👤 { $who }
repair-line-who-phone = 👤 { $who } { $phone }
repair-line-technician = 👷 { $name }
repair-line-rework = 🔁 Rework no. { $count } (free of charge)
repair-line-again = 🔁 Further visit no. { $count } (not rework; any price is agreed first)
repair-line-rejected = ↩️ Sent back because: { $why }
repair-line-work = 🛠 { $work }
repair-line-result = 📋 Result: { $result }
repair-line-verified = ✍️ Verified by { $name } ({ $method })
repair-line-void-asked = ⏳ The dispatcher asks to void this order; the manager decides. Reason: { $why }

common-area = Common area
photo-only = (see photo)
repair-text-erased = (erased at the person's request)

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
result-not-done = Not carried out

method-on-site = on site
method-asked = asked in chat
method-phoned = asked by phone

button-repair-new = 🔧 Report a repair
button-repair-cancel = Withdraw
button-repair-assign = Assign
button-repair-reassign = Reassign
button-repair-take-over = Hand over
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
button-repair-as-it-is = 👌 That's all right
button-repair-not-as-it-is = ❌ No, please come again
button-repair-unsay = ↩️ Wrong button
button-repair-void = Ask to void
button-repair-void-yes = Void it
button-repair-void-no = Keep it
button-repair-photos = 📷 Photos
button-repair-voice = 🎧 Listen
button-repair-open = { $number } { $what } · { $state }
button-repair-late = ⏰ { $label }
button-repairs-waiting = 📋 All open repairs
button-mine = 📂 My matters

command-repair = Report a repair
command-mine = My open matters
command-repairs = All open repairs

repair-photos = Photos of { $number }
repair-voice = Voice note of { $number }
repair-voice-none = There is no voice note with this one.
repair-photos-none = There are no photos with this one.
repair-taken-over = Work order { $number } has gone to somebody else; you need not go. Thank you.
repair-unclaimed = ⏰ Nobody has taken work order { $number } yet. Please assign somebody, or call them.
repair-to-file = 📁 Work order { $number } is closed; please file copy 1.
repair-next-visit = 🔁 The temporary repair ({ $number }) has been checked; the technician will come again to finish it. The card says by when; if another time suits you better, please tell the front desk.
repair-unpriced = 🧾 Work order { $number }: { $names } has no price and is not charged. Please check the price list.
repair-billed-unmended = 🧾 Work order { $number } came back and could not be fixed, so nothing is owed for it; it is on a bill with { $amount }. Please correct the bill.
repair-unaccepted = ⏰ Nobody has accepted work order { $number } yet (assigned to { $name }). Please call them, or reassign it.

mine-list = 📂 Your open matters; tap one to see where it stands:
mine-none = You have nothing open. To report a repair, just tell me what is wrong, best with a photo.

repair-emergency = ⚠️ <b>Move to safety first</b> and call:
    building, 24 hours: { $hotline }
    fire 119 · police 110 · ambulance 120
    In a lift: stay calm and do not force the doors.
    { $then }
emergency-whom = Security, engineering and the managers
emergency-whom-above = The managers above the people you speak of (not those people)
emergency-confirm = { $whom } have your words already. Please finish the report below all the same: it tells them where exactly, and they are called until somebody accepts.
emergency-called = { $whom } have your words ({ $number }) and are called until somebody goes there. Please phone all the same and say where exactly; whatever changes, say it here at once. If there is no danger, please call the building.
emergency-noted = Your words are on record ({ $number }). Please phone one of these numbers at once and say where exactly.
emergency-told = Security, engineering and the managers have your report already.

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

repair-assign-technician = Who should go? ★ marks the right trade.
repair-assign-technician-label = Technician
repair-assign-instead = No technician is on shift now. You can offer it to the engineering group, ask the engineering manager to find somebody, or phone somebody who is off shift and assign it to them.
repair-assign-instead-label = Instead
repair-assign-title = Assign
repair-reassign-technician = Who should go instead? ★ marks the right trade.
repair-reassign-technician-label = Technician
repair-reassign-title = Reassign
repair-take-over-technician = Who should go on with it? ★ marks the right trade.
repair-take-over-technician-label = Technician
repair-take-over-why = Why somebody else? The reason is kept on the record.
repair-take-over-why-label = Reason
repair-take-over-title = Hand over
technician-skilled = ★ { $name } · { $load } in hand
technician-other = { $name } · { $load } in hand
technician-unreachable = 📵 { $named } · please phone

repair-done-work = What was done? One sentence (for example: new tap, tested). You may add what was used, such as “tap 1 45.50”.
repair-done-work-label = Work done
repair-done-items = How much was really used of what was agreed? If it is right, tap Done; otherwise please correct it.
repair-done-items-label = Agreed items
repair-done-used = Which other material, how much labour? One line each: name, quantity, unit price, such as “tap 1 45.50” or “labour 10”. Leave the price out if you do not know it; skip if there was none.
repair-done-used-label = Material and labour
repair-done-before = How did it look before the work? Please send a photo, or skip.
repair-done-before-label = Photos before
repair-done-photos = Please send a photo of the finished work, or skip.
repair-done-photos-label = Photos
repair-done-title = Done
repair-done-summary = 👷 Please check. If that is all, tap Confirm; if there is material or a photo, tap ➕:

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
repair-was-left-undone = Nothing was done on { $number }; the result can only be “Not carried out” or “Cannot be fixed yet”.
repair-result-said = Recorded; the order is back with customer service to verify.
repair-reject-said = Sent back; the technician is being told now.
repair-void-said = Sent to the manager. Until it is decided, work goes on.
repair-reported = We have your repair request, no. { $number }. Thank you!
repair-once-more = All right, somebody will come again. Should it cost anything, you are asked before the work begins.
repair-rework-sorry = We are sorry it is not fixed. Somebody is being sent back, free of charge.

repair-accepted-toast = Accepted.
repair-arrived-toast = Arrival noted.
repair-asked-toast = The reporter has been asked.
repair-closed-toast = Signed and closed.
repair-next-visit-toast = Checked; not closed. The technician has been asked to come again.
repair-confirmed-toast = Thank you for confirming! If it was the wrong button, you can take it back within 15 minutes.
repair-unsaid-toast = Taken back; please answer again.
repair-cancelled-toast = Withdrawn.
repair-voided-toast = Voided; the number is kept.
repair-closed-as-before = Work order { $number } stands closed as it was; nobody will come for it again. If anything is still wrong, just tell me.
repair-kept-toast = Not voided; work goes on.

repair-which-unit = Please choose a unit.
repair-not-your-unit = You can report repairs for your own unit only. For anything else please tell the front desk.
repair-is-to-dispatch = No technician has been assigned to this one yet.
repair-is-issued = A work order has already been issued, so this can no longer be done. The card shows where it stands.
repair-is-cancelled = This request was withdrawn.
repair-is-closed = This request is closed. If something is still wrong, please report it anew.
repair-no-order-yet = No work order has been issued for { $number } yet.
repair-already-theirs = It is already with this technician.
repair-not-a-technician = Only a technician on duty can be assigned.
repair-second-person = A second person has to do this; nobody verifies their own work.
repair-nobody-to-ask = The reporter cannot answer in the chat now (not registered, or messages do not arrive). Please phone or have a look, then tap “Confirmed by phone” or “Seen on site”.
repair-reporter-did-it = The reporter did the repair personally and cannot confirm it as well. Please have a look, then tap “Seen on site”.
repair-tenant-has-not-answered = The reporter has not answered yet. You can look on site or phone them.
repair-void-already-asked = Voiding has been asked for already; the manager decides.
repair-void-not-asked = Nobody has asked to void work order { $number }.
order-not-yours = Work order { $number } is not assigned to you now.
order-is-with = Work order { $number } has gone to { $name }; there is nothing left for you to do. If you are working on it already, please call them and the dispatcher.
order-is-with-dispatcher = Work order { $number } is back with the dispatcher, who will send somebody else. If you can still do it, please tell the dispatcher.
order-is-dispatched = Work order { $number } has not been accepted yet, so this cannot be done now.
order-is-accepted = Work order { $number } is accepted but nobody is on site yet, so this cannot be done now.
order-is-on-site = The technician is working on { $number } on site, so this cannot be done now.
order-is-completed = Work order { $number } is done and waits for its result to be recorded, so this cannot be done now.
order-is-returned = Work order { $number } is with customer service to be verified, so this cannot be done now.
order-is-verifying = Work order { $number } is being verified, so this cannot be done now.
order-is-closed = Work order { $number } is closed.
order-is-void = Work order { $number } is void.

# where it stands
repair-state-merged = { $own ->
        [yes] Joined with request { $into }; you will hear when it is done.
       *[no] Joined with request { $into }.
    }
repair-state-merged-done = Done together with request { $into }, and closed.
repair-state-converted = Handled as a complaint by the tenant-relations supervisor.
repair-state-offered = Offered to the engineering team; { $when }.
repair-state-on-the-way = { $name } is on the way; { $when }.
repair-state-waiting-parts = Waiting for parts: { $why }{ $until }
repair-state-at-the-door = The technician is at the door and nobody opens. This is an emergency: please open at once, or call { $hotline } to have it opened.
repair-state-at-the-door-told = Emergency, nobody opens the door: people with keys are called until somebody is inside.
repair-state-nobody-in = The technician came, but nobody opened the door. Please tap “📅 Choose a time”, and somebody will come again.
repair-state-nobody-in-told = Nobody opened the door; the reporter has been asked for another time.
repair-state-waiting-tenant = The technician is waiting for you: { $why }. Please tap “📅 Choose a time” and tell us when it suits you.
repair-state-waiting-tenant-told = Waiting for the reporter: { $why }{ $until }
repair-state-waiting-quote = This repair is chargeable; please see the price below. Work begins as soon as you agree.
repair-state-waiting-quote-told = Quoted; waiting for the tenant's answer.
repair-state-declined = You have declined the price, so nothing is charged. The technician will do what can be done free of charge, quote again, or leave it; you will hear which.
repair-state-declined-told = Quote declined, to be decided: finish without charge, quote again, or tap “🚫 Leave it”.
repair-until = { " " }· until { $at }
repair-until-over = { " " }· was until { $at }; it is late, and we are following up
repair-line-spot = 📍 { $unit } { $place }
repair-line-booked = 📅 Booked for { $at }
repair-line-outage = 🔌 { $kind } ({ $number }), expected back by { $ends }
repair-line-outage-over = 🔌 { $kind } when it was reported ({ $number }); over by now
repair-line-taken = ☎️ Taken by { $name } ({ $channel })
repair-line-entry = 🗂 Dispatch log no. { $number }
repair-line-chases = ⏱ Chased { $count ->
        [one] once
       *[other] { $count } times
    }
repair-line-joined = 🔗 Merged: { $numbers }
repair-line-helper = 👷 { $name } helps
repair-line-price = · { $name } × { $count } { $amount }
repair-line-quote = 💰 Total { $total } · { $reply }
repair-line-attempts = 🚪 Nobody in: { $count ->
        [one] once
       *[other] { $count } times
    }
repair-line-used = 🧰 { $name } × { $count } { $amount }
repair-line-unpriced = 🧰 { $name } × { $count } (no price, not charged)
repair-line-call = ☎️ 24-hour line: { $number }
repair-line-rate = ⭐ How was it? Tap a number of stars, if you like.
repair-line-charge = 🧾 Charged: { $amount }, on this month's bill
repair-line-remitted = 🧾 Not charged: it could not be fixed
repair-line-rating = { $stars }
repair-group-card =
    { $title }
    { $state }
    
    { $lines }

# how it came
channel-chat = chat
channel-phone = phone
channel-walk-in = walk-in
channel-letter = letter
channel-inspection = inspection
channel-security = security

# what it costs
quote-open = { $own ->
        [yes] waiting for your answer
       *[no] waiting for the tenant’s answer
    }
quote-agreed = agreed, on this month's bill
quote-agreed-by-phone = agreed by phone, on this month's bill
quote-withdrawn = withdrawn, no longer holds
quote-open-instead = { $own ->
        [yes] waiting for your answer, in place of the { $before } agreed before
       *[no] waiting for the tenant’s answer, in place of the { $before } agreed before
    }
quote-open-corrected = { $own ->
        [yes] corrected, waiting for your answer; { $before } no longer holds
       *[no] corrected, waiting for the tenant’s answer; { $before } no longer holds
    }
quote-declined = declined
price-line = { $name } { $price }

# buttons
button-repair-log = 📞 Take down a repair
button-repair-chase = ⏱ Where is it?
button-repair-merge = Merge
button-repair-convert = To complaints
button-repair-separate = Dispatch separately
button-repair-split = Split
button-repair-regrade = Change kind or urgency
button-repair-helper = Send one more
button-repair-set-out = On my way
button-repair-go-on = Go on
button-repair-wait = ⏸ Wait
button-repair-prolong = ⏸ Not yet
button-repair-before = 📷 Photos before
button-repair-quote = 💰 Quote
button-repair-requote = 💰 Correct the quote
button-repair-leave = 🚫 Leave it
button-repair-nobody = 🚪 Nobody in
button-repair-transfer = Hand to a colleague
button-repair-hand-back = Hand back
button-repair-book = 📅 Choose a time
button-repair-back = Trouble is back
button-repair-reopen = Reopen
button-repair-turn-back = It is a repair
button-repair-claim = ✋ I take it
button-quote-yes = ✅ Agreed, go ahead
button-quote-no = No, thank you
button-quote-phoned = ☎️ Agreed by phone
button-quote-phoned-no = ☎️ Declined by phone
button-stars = { $count }⭐
button-repair-words = ✍️ Add a few words
button-repair-slip = 🖨 Slip
button-alarm-open = Open
command-log = Take down a repair for somebody
command-engineering = (in a group) make this the engineering group

# taking it down for somebody
repair-log-title = Repair for somebody
repair-log-text = What happened, and in which unit? You may forward their words.
repair-log-text-label = What is wrong
repair-log-unit = Which unit is it? You may type it: 1201, 12F 01.
repair-log-unit-label = Unit
repair-log-channel = How did the report reach you?
repair-log-channel-label = Channel
repair-log-category = What kind of repair is it?
repair-log-category-label = Kind
repair-log-urgency = How urgent is it?
repair-log-urgency-label = Urgency
repair-log-caller = Who called? Please give name and phone number, such as “Mr. Wang 13800000000”; skip it if you do not know.
repair-log-caller-label = Caller
repair-log-summary = 📞 Please check, then confirm:
repair-logged = Taken down as { $number }. Please tell them the number.

# dispatching
technician-group = ✋ Offer it to the group
technician-manager = 🙋 Ask { $name }, engineering manager
repair-hands-asked = { $name }, the engineering manager, has been asked to find somebody. The request still waits: please tap “Assign” again once somebody is on shift.
repair-hands-wanted = 🙋 Repair { $number }: no technician is on shift, and { $name } asks you to find somebody. Please phone; once there, they begin their shift with /shift.
repair-nobody-at-all = No technician is on shift now, and neither the engineering group nor the engineering manager can be reached here. Please phone somebody; once they begin their shift here with /shift, you can assign it.
repair-nobody-else = There is nobody else to send now. Please tap Cancel, and send one more once somebody is on shift.
repair-no-colleague = There is no colleague to take it now. Please tap Cancel, and then “Hand back”.
repair-nothing-near = There is no request nearby to merge with. Please tap Cancel, and assign it as usual.
repair-near = { $number } { $text }
repair-helper-technician = Who should go along?
repair-helper-technician-label = Technician
repair-helper-title = Send one more
repair-helper-sent = Sent; the technician is being told now.
repair-merge-into = Which request is it the same as?
repair-merge-into-label = Into
repair-merge-title = Merge
repair-merge-summary = Please check. It will not be dispatched separately:
repair-merged-said = Merged; the reporter is told.
repair-merged = Your request { $number } is about the same fault as { $into }. They are handled together, and you will hear when it is done.
repair-joined-issued = Your request { $number } is handled with work order <b>{ $into }</b>; you will hear when it is done.
repair-joined-ended = Your request { $number } was verified and closed with work order { $into }. Please see the card for the result; if anything is unclear, just tell me.
repair-joined-closed = Your request { $number } was done with work order { $into }. Thank you!
repair-split-text = What is the other matter?
repair-split-text-label = What is wrong
repair-split-title = Split
repair-split-summary = This matter gets a number of its own, and the tenant is told. Please check:
repair-split-told = The second matter in your request { $number } now has a number of its own, <b>{ $second }</b>, and gets its own technician.
repair-split-said = Split off as request { $number }.
repair-regrade-category = What kind of repair is it really?
repair-regrade-category-label = Kind
repair-regrade-urgency = How urgent is it? The time limits follow.
repair-regrade-urgency-label = Urgency
repair-regrade-title = Change kind or urgency
repair-regraded = Corrected; the time limits have been set anew.
repair-converted = Handed to complaints as { $number }; the request keeps its number.
repair-is-complaint = Registered as a complaint, no. <b>{ $number }</b>. The tenant-relations supervisor will answer, today or on the next working day.
repair-handed-back = ↩️ { $name } handed back work order { $number }; please dispatch again. Reason: { $why }
repair-left-behind = ↩️ Work order { $number }: its technician has left, so it is with you again; please dispatch it anew.
repair-helper-left = Work order { $number }: the technician who helped has left; please send another helper if one is needed.
repair-passed-on = ⏭ Work order { $number }: { $name } did not accept in time, so it has been passed on to { $to }.

# on the ladder
repair-transfer-technician = Which colleague takes it over?
repair-transfer-technician-label = Technician
repair-transfer-why = Why do you hand it over?
repair-transfer-why-label = Reason
repair-transfer-title = Hand to a colleague
repair-transferred = Handed over; your colleague has been told.
repair-hand-back-why = Why do you hand it back? The dispatcher will read it.
repair-hand-back-why-label = Reason
repair-hand-back-title = Hand back
repair-handed-back-said = Handed back to the dispatcher.
wait-parts = Parts
wait-tenant = The tenant
wait-days = { $days ->
        [one] 1 day
       *[other] { $days } days
    }
repair-wait-what = What is it waiting for?
repair-wait-what-label = Waiting for
repair-wait-why = Why does it wait? A few words are enough; the reporter will read them.
repair-wait-why-label = Reason
repair-wait-days = For about how many days?
repair-wait-days-label = Days
repair-wait-title = Wait
repair-prolong-days = How many days more, from today?
repair-prolong-days-label = Days
repair-prolong-why = Is there a new reason? A few words, which the reporter will read; or skip.
repair-prolong-why-label = Reason
repair-prolong-title = Longer on hold
repair-prolonged = Noted; the reporter has been told.
repair-waits = On hold; the reporter has been told. Tap “Go on” as soon as you can continue.
repair-before-photos = Please send photos of how it was before.
repair-before-photos-label = Photos before
repair-before-title = Photos before
repair-pictured = Photos kept.
repair-quote-items = Which items? One tap adds one. Please name all that the repair costs: a new quote takes the place of an earlier one.
repair-quote-items-label = Items
repair-quote-extra = Which material? One line each, such as “tap 1 45.50”; skip if none.
repair-quote-extra-label = Material
repair-quote-title = Quote
repair-quote-summary = 💰 Please check; work begins when the tenant agrees:
repair-quoted = Quoted { $total }; waiting for the tenant.
repair-requote-items = Which items after all? You can change the numbers. Please name all that the repair costs: the new quote takes the place of the earlier one.
repair-requote-items-label = Items
repair-requote-extra = Which material? Please write all of it again, one line each, such as “tap 1 45.50”; skip if none.
repair-requote-extra-label = Material
repair-requote-title = Correct the quote
repair-requote-summary = 💰 Please check the corrected quote; work begins when the tenant agrees:
repair-requoted = The quote is now { $total }, and the earlier one no longer holds; waiting for the tenant.
repair-book-at = Please choose a time:
repair-book-at-label = Time
repair-book-title = Choose a time
repair-booked = The technician will come { $at-day } at { $at-time }.
repair-reopen-why = Why is it opened again?
repair-reopen-why-label = Reason
repair-reopen-title = Reopen
repair-reopened = Reopened; the technician is being told now.

# what tenants say
repair-words-words = What was good, and what was not? Please be frank.
repair-words-words-label = Words
repair-words-title = A few words
repair-words-thanks = Thank you for telling us.
repair-stars-thanks = Thank you for the stars!
repair-chased =
    ⏱ We have asked after { $number } for you.
    { $holder }
    { $state }
repair-waits-for-you = ⏳ { $number }: { $state }
repair-chased-holder = { $name } has it in hand.
repair-chased-dispatcher = The engineering dispatcher has it in hand.
repair-chased-service = The work is done; customer service has it now, to check it.
repair-chased-colleague = The work is done; { $name } of customer service has it now, to check it.
repair-is-chased = ⏱ The reporter is asking about { $number }{ $count ->
        [one] { "" }
       *[other] { " " }(asked { $count } times by now)
    }. Please follow up now and answer them.

# limits and alarms
emergency-taken = ✅ { $name } is taking care of the emergency; please help if asked:
    { $text }
emergency-taken-told = ✅ { $name } has read your message and is taking care of it. Please keep your phone free; if anything changes, say so at once or call the numbers above.
emergency-taken-toast = Noted: it is yours. The others know, and are not called again.
emergency-unsaid = ↩️ { $name } has taken back what they said of danger. Please make sure on the spot all the same:
    { $text }
emergency-outlives = 🚨 You spoke of danger and nobody has taken care of it yet, so security and the managers are called on ({ $number }). In danger call 119, 110 or 120; the building: { $hotline }. If there is no danger, please call the building.
emergency-taken-already = { $name } is taking care of it already.
emergency-over = It has been reported by now, or its sender has withdrawn it; please see the newest message.
button-emergency-take = ✋ I take care
emergency-where = { " " }· { $unit }
emergency-heard =
    🚨 <b>Somebody speaks of danger; the report is not finished yet</b> (call no. { $count })
    { $name }{ $where }
    { $text }
    Please reach them and go there at once; do not wait for the report.
repair-alarm =
    🚨 <b>Emergency { $number }</b> (call no. { $count })
    📍 { $unit } { $place }
    { $text }
    Please go now. This repeats every few minutes until somebody accepts.
repair-locked-out =
    🚨 <b>Emergency { $number }: the technician is there and nobody opens</b> (call no. { $count })
    📍 { $unit }
    { $text }
    Please bring the keys at once, or reach the tenant or their emergency contact.
repair-alarm-accepted = ✅ Emergency { $number }: { $name } has accepted and is going there.
repair-alarm-called-off = ✅ Emergency { $number }: { $name } has confirmed that it is no emergency any more; there is no need to go. If in doubt, please phone.
repair-alarm-withdrawn = ✅ Emergency { $number } has been withdrawn by the reporter; there is no need to go. If in doubt, please phone.
repair-late-technician = { $name }
repair-late-nobody = nobody has it
repair-late-on-site = ⏰ Work order { $number }: nobody on site in time ({ $who }). Please call now.
repair-late-done = ⏰ Work order { $number } is not done in time ({ $who }). Please find out why, and tell the tenant when it will be.
repair-emergency-waits-for-nobody = Work order { $number } is an emergency and cannot be put off: please open at once or call the building. If it is none any more, the dispatcher regrades it.
repair-works-again = ℹ️ Work order { $number }: { $name } says that it works again. Please phone before anybody goes; if nobody needs to, settle it on the card.
report-works-again = ℹ️ Report { $number }: { $name } says that it works again. Please phone before you send anybody; if nobody needs to go, settle it on the card.
repair-standing-parts = ⏰ Work order { $number }: the parts should be here by now. If they are, please tap “Go on”; if not, tap “Not yet” and choose the new date.
repair-standing-tenant = ⏰ Work order { $number }: the time the tenant asked for is over. Please contact them, and tap “Go on” once you can work, or “Not yet”.
repair-standing-nobody-in = ☎️ Work order { $number }: nobody was in, and no other time has been chosen yet. Please phone to arrange one, and tell { $name }.
repair-standing-quote = ☎️ Work order { $number }: the quote has not been answered yet. Please phone and ask whether the tenant agrees.
repair-standing-still = ⏰ Work order { $number } is still on hold ({ $name }) although it should be going on by now. Please follow up, and reassign it if need be.
repair-owed-result = ⏰ Work order { $number } was done { $since-day } at { $since-time }, but the result is not recorded yet. Please record it.
repair-owed-result-still = ⏰ Work order { $number } was done { $since-day } at { $since-time }, and the result is still not recorded although the dispatcher was reminded. Please follow up.
repair-owed-verification = ⏰ Work order { $number } came back to customer service { $since-day } at { $since-time } and is not verified yet. Please look on site or ask the reporter.
repair-owed-verification-still = ⏰ Work order { $number } came back { $since-day } at { $since-time } and is still not verified although customer service was reminded. Please follow up.
repair-owed-signature = ⏰ The reporter of work order { $number } answered { $since-day } at { $since-time }. Please sign it, or send it back.
repair-owed-signature-still = ⏰ Work order { $number } is still not signed, although the reporter answered { $since-day } at { $since-time } and customer service was reminded. Please follow up.
repair-please-phone = ☎️ Work order { $number }: the reporter was asked { $since-day } at { $since-time } and has not answered. Please phone.

# passing notes
quote-yes-toast = Agreed; the work can begin.
quote-no-toast = Noted: declined.
repair-claimed-toast = It is yours. Thank you!
repair-separated-toast = Separated.
repair-turned-back-toast = Back among the repairs.
repair-set-out-toast = The reporter knows you are on the way.
repair-nobody-toast = Noted; the reporter has been asked for another time.
repair-going-on-toast = Noted: the work goes on.
repair-left-toast = Noted: not carried out, not charged.
group-only-in-groups = Add me to the engineering group and send /engineering there.
group-declare = ⚠️ { $name }: is this to be the engineering group? Once it is, all orders to be taken are shown here: the unit, the place, what the tenant wrote. <b>Everybody</b> in this group reads them, tenants and outsiders too.
    Please make sure that only engineering colleagues are in it, then tap once more yourself.{ $moves }
group-moves = { " " }The group until now is used no more.
button-group-yes = Only colleagues here: use it
group-not-yours = Only the colleague who sent /engineering can confirm this.
group-declared = This is the engineering group now. Orders to be taken are shown here: whoever taps “✋ I take it” first has the job.

# what cannot be, and why
repair-separate-too-late = Request { $number } is closed, so nothing can be taken out of it any more. If something is still wrong, please reopen it or take it down anew.
repair-merge-too-late = The work of order { $number } has been done, so nothing can be merged into it. Please assign this one by itself.
repair-cannot-merge = Cannot be merged into { $number }: it is closed or merged itself.
repair-is-merged = This request has been merged.
repair-is-converted = This is being handled as a complaint.
repair-back-already = This has been reported again already, as { $number }.
repair-chased-already = We have just asked after it, and they know. You can ask again { $until-day } from { $until-time } on.
order-claimed = Work order { $number } has been taken.
repair-claimed-by = Work order { $number } has been taken by { $name }.
order-is-on-the-way = Work order { $number }: the technician is on the way, so this is not possible now.
order-is-waiting = Work order { $number } is on hold, so this is not possible now.
order-waits-for-quote = Work order { $number } waits for the tenant to agree to the price.
repair-rework-is-free = Rework is free: there is nothing to quote.
repair-price-not-declined = The price of work order { $number } has not been declined, so it cannot be left undone.
repair-too-late-to-take-back = It is more than 15 minutes ago and cannot be taken back. If it is not fixed, please call the 24-hour line, or tap “Trouble is back” once it is closed.
repair-nobody-to-wait-for = No tenant is registered here, so there is nobody to agree a time with. Please put it on hold for parts, or hand it back.
repair-too-late-to-reopen = Work order { $number } was closed long ago: please report it anew.
price-unknown = This is not on the price list.
price-list-missing = There is no price list yet.
quote-corrected = The technician has corrected the quote; the earlier one no longer holds. The new one is { $total }: please answer on the latest card.
quote-agreed-meanwhile = The tenant has just agreed to { $total }, so nothing was corrected. If it still has to change, please quote again.
quote-declined-meanwhile = The tenant has just declined { $total }, so nothing was corrected. If there is still something to quote, please quote again.
quote-answered = This quote has been answered.
quote-holds-no-more = This quote no longer holds; there is nothing to answer. You will be asked again if the repair costs anything.
quote-empty = Please choose an item or name a material.
quote-nobody-pays = No tenant is registered for this one, so nobody can agree to a price. Please handle it as a common repair; about costs, ask the dispatcher.
repair-more-than-agreed = { $actual } is more than the agreed { $agreed }. Please quote again first.
material-unclear = Not understood. One line each: name, quantity, unit price, such as “tap 1 45.50”.
complaint-taken-up = Complaint { $number } is being handled.
rating-given = You have rated it already, thank you!
repair-no-group = There is no engineering group yet. Please choose a technician.
moment-is-past = This time is past; please choose another.

button-repair-explain = ✍️ Say what is wrong
repair-explain-title = What is wrong
repair-explain-why = What is not right? A few words are enough; the technician reads them before coming back.
repair-explain-why-label = What is wrong
repair-explained = Thank you; the technician has it.
repair-new-preferred-at = When would you like the technician to come?
repair-new-preferred-at-label = Appointment
repair-log-preferred-at = When would they like the technician to come?
repair-log-preferred-at-label = Appointment
repair-undispatched = ⏰ Nobody has been sent for { $number } yet{ $late }; please see to it now.
repair-undispatched-on-site = { ", " }and the time to be there is over
repair-undispatched-done = { ", " }and the time for the work is over

# Rectification by a date
button-repair-rectify = ⏳ Set a deadline
repair-rectify-title = Rectification by a date
repair-rectify-by = By which day must it be settled?
repair-rectify-by-label = Deadline
repair-rectify-why = What do you expect? It is shown on the work order to the department in charge.
repair-rectify-why-label = What is expected
repair-rectify-said = The department has been told: by { $by }. After that there is a reminder every day until it is done.
repair-line-rectify = ⏳ To be settled by { $by }: { $why }
day-is-past = That day is over; please choose another.
