# emergencies on record: the record, notices to floors, the all-clear, the report

command-incidents = Emergencies
button-incidents = 🚨 Emergencies
button-incident-begin = 🗂 Put on record
button-incident-join = 🔗 The same as { $number }
button-incident-merge = 🔗 The same as { $number }
button-incident-open = 🚨 { $number }
button-incident-door = 🚨 { $number } · { $kind } · { $state }
button-incident-new = 🚨 Report an emergency
button-incident-accept = ✋ I take care
button-incident-take = 🙋 I take over
button-incident-note = 📝 Add a note
button-incident-correct = ✏️ Correct kind or floor
button-incident-warn-floor = 📢 Tell floor { $floor }
button-incident-warn-near = 📢 … and the floors around it
button-incident-warn-building = 📢 Tell the whole building
button-incident-warn-floors = 📢 Choose floors to tell
button-incident-warn-send = 📢 Send to { $people } people now
button-incident-clear = ✅ All-clear
button-incident-report = 📄 Write the report
button-incident-approve = ✅ The report is good
button-incident-return = ↩️ Hand it back
button-incident-photos = 🖼 Photos from the spot ({ $count })
button-incident-paper = 📄 The report on paper
button-incident-register = 📊 Register of emergencies

incident-kind-fire = fire
incident-kind-water = water
incident-kind-lift = people trapped in a lift
incident-kind-power = electricity
incident-kind-gas = gas leak
incident-kind-injury = injury or illness
incident-kind-security = security
incident-kind-other = other danger
incident-short-open = under way
incident-short-cleared = over, report due
incident-short-reported = report to be read
incident-short-closed = filed
incident-short-merged = the same as { $number }

incidents = 🚨 <b>Emergencies</b>: { $count } not filed yet
incidents-none = 🚨 <b>Emergencies</b>: all of them are filed.
incident-card = 🚨 <b>{ $number } · { $kind }</b> · { $where }
    { $state }

    { $lines }
incident-card-gone = This emergency does not concern your post any more.
incident-in-unit = { $unit }
incident-in-unit-at = { $unit } { $place }
incident-on-floor = floor { $floor }
incident-on-floor-at = floor { $floor } { $place }
incident-at-place = { $place }
incident-in-house = in the building
incident-nobody = nobody yet
incident-somebody = In person or by phone
incident-by-itself = the system
incident-state-open = 🔴 Under way since { $since }; { $holder } has it in hand
incident-state-cleared = 🟢 All-clear given by { $by } at { $at }. { $holder } writes the report by { $due }.
incident-state-returned = 🟡 All-clear given by { $by } at { $at }. The report was handed back: { $why }. { $holder } completes it by { $due }.
incident-state-reported = 📄 Report written by { $by } at { $at }; the manager reads it.
incident-state-closed = ✅ Read by { $by } at { $at }, and filed.
incident-state-merged = 🔗 The same as { $number }; please see that card.
incident-said = 💬 { $name }: { $text }{ $more ->
        [0] {""}
        [one] {" "}(and one more alarm)
       *[other] {" "}(and { $more } more alarms)
    }
incident-words-gone = (emptied)
incident-repair = 🔧 { $number } { $step }
incident-repair-waiting = waits for a technician
incident-repair-sent = technician sent
incident-repair-going = technician on the way
incident-repair-over = settled
incident-whole-building = the whole building
incident-floors = floors { $floors }
incident-told = 📢 { $at } { $whom }: { $people } people, { $arrived } reached{ $waits ->
        [0] {""}
       *[other] , { $waits } under way
    }{ $lost ->
        [0] {""}
       *[other] , { $lost } not reached
    }
incident-phone = ☎️ Please phone or go there: { $units }
incident-clear-words = 🟢 { $text }
incident-cause-line = Cause: { $text }
incident-measures-line = Measures: { $text }
incident-consequences-line = Consequences: { $text }
incident-prevention-line = Prevention: { $text }
incident-pictures = { " " }🖼{ $count }
incident-only-pictures = photos from the spot
incident-line = <i>{ $at }</i> { $entry }
incident-entry-alarm = 🚨 Alarm by { $by }{ $what }: { $text }
incident-entry-repeated = 🔔 Alarm repeated (no. { $count }){ $what }
incident-entry-taken = ✋ { $by } takes care
incident-entry-opened = 🗂 Put on record by { $by }{ $photos }
incident-entry-attached = 🔗 { $by } added{ $what } { $text }
incident-entry-accepted = 🔧 { $by } accepted{ $what } and is going there
incident-entry-withdrawn = ↩️{ $what } withdrawn by { $by }
incident-entry-called-off = ✅{ $what } is no emergency any more, says { $by }
incident-entry-held = 🙋 { $by } took over
incident-entry-corrected = ✏️ { $by } corrected kind or floor{ $what }
incident-entry-note = 📝 { $by }: { $text }{ $photos }
incident-entry-warned = 📢 { $by } told { $what }: { $count } people
incident-entry-warned-done = 📬 The notice reached { $count } people; to be phoned:{ $what }
incident-entry-cleared = 🟢 All-clear by { $by }: { $text }
incident-entry-told-over = 📢 { $count } people who had got the notice were told
incident-entry-reported = 📄 Report written by { $by }
incident-entry-returned = ↩️ Report handed back by { $by }: { $text }
incident-entry-approved = ✅ Report read by { $by }

incident-preview = 📢 <b>To { $whom }: { $people } people</b> ({ $chinese } in Chinese, { $english } in English){ $before ->
        [0] {""}
       *[other] ; { $before } more have been told already and get nothing
    }
    { $phone }

    { $text }
incident-preview-phone = ☎️ Nobody can be reached in these units; please phone or go there: { $units }
incident-warned = ✅ Sent to { $people } people. The card of the emergency shows how many it has reached, and where to phone.
incident-warned-said = Sent to { $people } people.
incident-told-already = Everybody there ({ $whom }) has been told already; nothing was sent twice. Please phone who cannot be reached: { $phone }.
incident-nobody-there = Nobody there ({ $whom }) can be reached in the chat; please phone or go there: { $phone }.
incident-no-floor = There is no floor { $floors }; nothing was sent.
incident-desk-closed = The front desk is closed; please let security ({ $number }) or a supervisor send it.

danger-notice-fire = 🔥 <b>Fire alarm</b> · { $where }
    Please leave the building at once by the nearest stairs. Do not use the lifts, do not go back for your things. Stay low where there is smoke.
    If you see fire or cannot get out, call 119, then the building: { $hotline }.
danger-notice-water = 💧 <b>Water damage</b> · { $where }
    Please stay away from water, do not touch sockets or electrical equipment, and put valuables higher up. We are dealing with it.
    If somebody is trapped or hurt, call 119 or 120, then the building: { $hotline }.
danger-notice-lift = 🛗 <b>Lift out of order</b> · { $where }
    Please do not use this lift for now, and do not force its doors. The lift engineers are at work.
    If you are inside, press the intercom and do not climb out; the building: { $hotline }.
danger-notice-power = ⚡ <b>Electrical danger</b> · { $where }
    Please do not touch electrical equipment or anything wet, and shut down computers. We are dealing with it.
    If you see smoke or sparks, leave and call 119, then the building: { $hotline }.
danger-notice-gas = ⛽ <b>Gas leak</b> · { $where }
    Please leave at once by the stairs. Do not switch anything on or off, do not phone inside, no flames.
    Once outside, call 119, then the building: { $hotline }.
danger-notice-injury = 🚑 <b>Medical emergency</b> · { $where }
    Somebody is being helped. Please keep corridors and lifts free, and stay away.
    If you are trained in first aid, please come and help; the building: { $hotline }.
danger-notice-security = 🛡 <b>Security alert</b> · { $where }
    Please stay in your rooms with the door locked, do not open to strangers, and do not go there.
    If you notice anything, call 110, then the building: { $hotline }.
danger-notice-other = ⚠️ <b>Danger</b> · { $where }
    Please leave the place and follow our staff. We are dealing with it.
    In danger call 119, 110 or 120, then the building: { $hotline }.
danger-over-fire = ✅ <b>Fire alarm over</b> · { $where }
    You can come back now. If you notice fire or smoke again, call 119, then the building: { $hotline }. Thank you for your help.
danger-over-water = ✅ <b>Water damage dealt with</b> · { $where }
    Please do not use sockets or equipment that were wet. If it still leaks, call the building: { $hotline }. Thank you for your help.
danger-over-lift = ✅ <b>Lift in order again</b> · { $where }
    You can use it as usual. If anything is odd, call the building: { $hotline }. Thank you for your help.
danger-over-power = ✅ <b>Electrical danger over</b> · { $where }
    You can switch on again. If anything is odd, call the building: { $hotline }. Thank you for your help.
danger-over-gas = ✅ <b>Gas danger over</b> · { $where }
    You can come back now; please open the windows first. If you smell gas again, leave and call the building: { $hotline }. Thank you for your help.
danger-over-injury = ✅ <b>Medical emergency over</b> · { $where }
    Corridors and lifts are free again. The building: { $hotline }. Thank you for your help.
danger-over-security = ✅ <b>Security alert over</b> · { $where }
    You can come and go as usual. If you notice anything, call the building: { $hotline }. Thank you for your help.
danger-over-other = ✅ <b>Danger over</b> · { $where }
    Everything is as usual again. If you notice anything, call the building: { $hotline }. Thank you for your help.

incident-over = ✅ <b>All-clear</b> { $number } · { $kind } · { $where }
    { $name }: { $text }
incident-over-reporter = ✅ The danger that you reported ({ $kind } · { $where }) is over. Thank you for telling us at once. If there is anything else, call { $hotline }.
incident-clear-tells = 📢 All colleagues who were alarmed, whoever gave the alarm, and the { $people } people who got a notice will hear it.
incident-still = ⏰ { $number } · { $kind } · { $where }: under way since { $since }. Is the danger over?
incident-report-wanted = 📄 Please write the report on { $number } by { $due }.
incident-report-unread = 📄 The report on { $number } was written at { $since } and waits for you to read it.
incident-report-late = ⏰ The report on { $number } ({ $name }) was due by { $due } and is not written yet.
incident-filed = ✅ The report on { $number } was read by { $name } and is filed.
incident-noted = 📝 Noted in { $number }.
incident-photos = 🖼 { $count } photos from the spot
incident-on-paper = 📄 Report on { $number }
incident-begun-said = On record as { $number }; you have it in hand.
incident-there-already = It is on record already: { $number }.
incident-joined-said = Added to { $number }.
incident-accepted-said = Noted: you go there ({ $number }). The others know, and are not called again.
incident-call = 🚨 <b>Emergency { $number }: nobody has accepted it yet</b> (call no. { $count })
    { $kind } · { $where }
    { $text }
    Please go there at once.
incident-taken-said = { $number } is in your hands now.
incident-corrected-said = { $number } is corrected.
incident-cleared-said = { $number } is over; everybody has been told.
incident-reported-said = The report on { $number } is handed in; the manager reads it.
incident-returned-said = The report on { $number } was handed back.
incident-approved-said = { $number } is filed.

incident-no-alarm = { $number } is no emergency now; there is nothing to put on record.
incident-joined-already = It belongs to { $number } already.
incident-yours-already = You have it in hand already.
incident-not-yours = A colleague has this in hand; to write the report, please take over first.
incident-by-another = What you wrote yourself is read by somebody else.
incident-written-anew = The report on { $number } was written anew; please see the newest.
incident-is-open = { $number } is not over yet.
incident-is-cleared = The all-clear for { $number } has been given.
incident-is-reported = The report on { $number } is handed in already.
incident-is-closed = { $number } is filed.
incident-is-merged = { $number } is the same as another one; please see that card.

incident-new-title = Report an emergency
incident-new-text = What happened, and where? Who told you?
incident-new-text-label = What happened
incident-new-kind = What kind is it?
incident-new-kind-label = Kind
incident-new-floor = On which floor?
incident-new-floor-label = Floor
incident-new-photos = Any photos from the spot?
incident-new-photos-label = Photos
incident-new-summary = Security, engineering and the managers are called as soon as you confirm:
incident-floor = Floor { $floor }
incident-no-one-floor = On no single floor
incident-note-title = A note
incident-note-text = How are things there? What was done?
incident-note-text-label = Note
incident-note-photos = Any photos from the spot?
incident-note-photos-label = Photos
incident-note-summary = To be noted:
incident-correct-title = Correct kind or floor
incident-correct-kind = What kind is it?
incident-correct-kind-label = Kind
incident-correct-floor = On which floor?
incident-correct-floor-label = Floor
incident-warn-floors-title = Tell floors
incident-warn-floors-floors = Which floors are to be told?
incident-warn-floors-floors-label = Floors
incident-warn-floors-summary = Sent as soon as you confirm:
incident-clear-title = All-clear
incident-clear-text = Why is it over? A sentence or two, please.
incident-clear-text-label = Why
incident-clear-summary = Everybody is told as soon as you confirm:
incident-report-title = Report
incident-report-cause = What was the cause?
incident-report-cause-label = Cause
incident-report-measures = What was done about it?
incident-report-measures-label = Measures
incident-report-consequences = What came of it? Any damage?
incident-report-consequences-label = Consequences
incident-report-prevention = What keeps it from happening again?
incident-report-prevention-label = Prevention
incident-report-summary = Handed to the manager as soon as you confirm:
incident-return-title = Hand the report back
incident-return-why = What is missing?
incident-return-why-label = Why

incident-register-which = Emergencies of which days?
incident-register = 📊 Emergencies { $first } to { $last }: { $count }
incident-register-sheet = Emergencies
incident-register-title = Register of emergencies, { $first } to { $last }
incident-column-number = Number
incident-column-began = Alarm
incident-column-kind = Kind
incident-column-where = Where
incident-column-text = What happened
incident-column-alarms = Alarms
incident-column-opened = Opened by
incident-column-holder = In hand of
incident-column-told = People told
incident-column-state = State
incident-column-cleared = All-clear
incident-column-cleared-by = All-clear by
incident-column-clear-words = All-clear: why
incident-column-cause = Cause
incident-column-measures = Measures
incident-column-consequences = Consequences
incident-column-prevention = Prevention
incident-column-approved = Approved
incident-column-approved-by = Approved by
incident-paper-title = Emergency report
incident-paper-kind = Kind
incident-paper-where = Where
incident-paper-began = Alarm
incident-paper-cleared = All-clear
incident-paper-opened = Opened by
incident-paper-holder = In hand of
incident-paper-text = What happened
incident-paper-course = Course
incident-paper-told = Notices
incident-paper-told-line = { $at } { $whom }: { $people } people, { $arrived } reached; to be phoned: { $phone }
incident-paper-clear-words = All-clear
incident-paper-cause = Cause
incident-paper-measures = Measures
incident-paper-consequences = Consequences
incident-paper-prevention = Prevention
incident-paper-written = Written by
incident-paper-approved = Approved by
incident-paper-written-at = Written
incident-paper-approved-at = Approved
incident-paper-footing = One report for each emergency; who was phoned stands in the notes of the spot.

handover-incidents = 🚨 { $count } emergencies not over
handover-incident = 🚨 { $number } · { $kind } · { $where } (since { $since }), in hand of { $holder }
desk-incidents = 🚨 Emergencies
due-incident-still = the question whether an emergency is over
due-incident-report-due = the reminder of an emergency report
due-incident-notice = the count of who a notice has reached
