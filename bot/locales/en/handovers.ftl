command-handover = Shift handover
handover = 🔁 <b>Shift handover</b> { $due } · { $going } → { $coming }
    { $state }

    { $lines }
handover-state-due = To be handed over by { $due }; until then it stays with the { $going }.
handover-state-handed = Handed over by { $by } at { $handed }. Until the { $coming } takes over, it stays with the { $going }.
handover-state-taken = Handed over by { $by } at { $handed }, taken over by { $taker } at { $taken }.
watch-desk = front desk
watch-night = security
handover-open = 📋 { $count } open
handover-late = ⏰ { $count } of them late
handover-promised = 🕐 { $count } promised within half a day
handover-tenants = 👤 { $count } waiting for the tenant
handover-mail = 📦 { $count } pieces of mail not handed over
handover-talks = ☎️ { $count } talks open
handover-complaints = 📮 { $count } complaints open, { $theirs } waiting for the complainant
handover-note-line = 📝 { $text }
handover-card-gone = This handover does not concern your post any more.
handover-none = There has been no handover yet. The card comes a quarter of an hour before the shift changes.
handover-handed-said = Handed over; the next shift has been called.
handover-taken-said = You have taken over.
handover-noted-said = Written into the record.
handover-not-handed-told = ⏰ The shift changes at { $due }, and nobody has handed over to the { $watch }.
handover-not-taken = ⏰ The shift changed at { $due }, and nobody of the { $watch } has taken over.
handover-handed-already = It has been handed over already.
handover-not-handed = Nobody has handed over yet. Please ask the shift before you.
handover-taken-already = Somebody has taken over already.
handover-by-another = What you hand over is taken over by somebody else.
handover-other-watch = That is for colleagues of the other shift.
button-handover-hand = 🔁 Hand over
button-handover-take = ✅ Take over
button-handover-note = 📝 Add a note
handover-note-title = A note for the next shift
handover-note-note = What should the next shift look out for?
handover-note-note-label = Note
due-shift-handover = the shift handover
due-shift-left = the check whether the shift was taken over
