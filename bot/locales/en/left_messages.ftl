# Messages left for tenants

button-note-take = ✉️ Take a message
button-note-open = ✉️ { $number } · { $at }
button-note-got = ✅ Got it
button-note-phoned = 📞 Told by phone
note-take-title = A message
note-take-text =
    What is the message? With the unit, for whom and from whom, for example:
    <code>message for 1201 Han Xiao: please call Mr Chang 138…</code>
note-take-text-label = Message
note-take-unit = For which unit?
note-take-unit-label = Unit
note-take-who = For whom?
note-take-who-label = For
note-take-caller = Who left it? Name and phone.
note-take-caller-label = From
note-take-summary = ✉️ Please check; it is delivered once you confirm:
note-for-all = the unit's contacts
note-for-one = { $name }
note-card =
    ✉️ <b>Message { $number }</b> · { $unit } · { $whom }
    💬 { $text }
    👤 { $caller }
    📝 { $at } taken by { $by }

    { $state }
note-card-gone = This message is looked after by others now.
note-erased = (erased)
note-nameless = no name given
note-please-confirm = Please tap "Got it" once you have read it.
note-waits = 🔵 Delivered; not confirmed yet.
note-nobody-told = 📞 None of them can be told in the chat: please phone.
note-confirmed = ✅ Confirmed by { $name }, { $at }.
note-told-by-phone = 📞 Told on the phone by { $name }, { $at }.
note-taken = ✉️ { $number } is taken down.
note-got-said = Thank you, { $number } is confirmed.
note-phoned-said = { $number }: told by phone, noted.
note-please-phone = 📞 Nobody has confirmed message { $number }: please phone.
note-nobody-there = Nobody rents that unit now, so no message can be left there.
note-not-theirs = They do not stand for that unit; please choose again.
note-confirmed-already = Message { $number } has been confirmed already.
due-note-unread = messages that were not confirmed
