# Announcements: written, approved, sent, stopped, taken back; who has got them

announcements =
    📣 <b>Announcements</b>

    { $lines }
announcements-none = Nothing has been announced yet.
announcement-line = <b>{ $number }</b> · { $state } · { $said } ({ $count } { $count ->
        [one] person
       *[other] people
    })

announcement-notice =
    📢 <b>Notice from the building</b>

    { $text }
announcement-greeting = { $text }
announcement-outage = { $text }

announcement-card =
    📣 <b>Announcement { $number }</b> · { $state }
    { $by } → { $said } ({ $count } { $count ->
        [one] person
       *[other] people
    })
    👥 understood as: { $meant }
    { $notes }

    { $text }
    { $english }
announcement-by-house = drafted by the house
announcement-english =

    { $text }
announcement-at = 🕒 goes out { $at }
announcement-why = ✋ not approved: { $why }
announcement-with = 📎 { $count } { $count ->
        [one] picture or file
       *[other] pictures or files
    }
announcement-own-picture = 🖼 with a festival card drawn by the house; you can send pictures of your own instead
announcement-no-picture = 🖼 no picture yet
announcement-pins = 📌 pinned
announcement-days = ⌛ holds { $count } { $count ->
        [one] day
       *[other] days
    }, then it is taken down
announcement-expires = ⌛ taken down { $at }
announcement-will-miss = ☎️ { $count } of them are not in the chat: please phone
announcement-bar = { $bar }
announcement-sent = ✅ delivered { $count }
announcement-unknown = ❔ perhaps delivered { $count }
announcement-blocked = 🚫 cannot be reached { $count }
announcement-never = ☎️ never came into the chat { $count }
announcement-open = ⏳ not sent yet { $count }
announcement-recalling = ⏳ being taken back { $count }
announcement-recalled = ↩️ taken back { $count }
announcement-gone = left the chat { $count }
announcement-have-read = 👁 read by { $count }

announcement-state-draft = draft
announcement-state-waiting = waits for approval
announcement-state-scheduled = about to go out
announcement-state-sending = going out
announcement-state-paused = paused
announcement-state-done = sent
announcement-state-stopped = stopped
announcement-state-recalled = taken back
announcement-state-discarded = discarded

announcement-composed = Draft { $number } is ready. Look it over, then send it.
announcement-reworded = { $number } is changed.
announcement-tested = It is on its way to you alone.
announcement-draft-said = { $number } is a draft again.
announcement-waiting-said = { $number } goes out once a colleague has approved it.
announcement-scheduled-said = { $number } goes out { $at }. Until then you can undo it.
announcement-sending-said = { $number } goes on.
announcement-paused-said = { $number } is paused.
announcement-stopped-said = { $number } is stopped; nobody more gets it.
announcement-recalled-said = { $number } is being taken back.
announcement-discarded-said = { $number } is discarded.
announcement-rejected-said = { $number } is not approved; its author knows why.
announcement-read-said = Thank you, noted.
announcement-read-before = You have told us already, thank you.
announcement-recalled-line = This notice was taken back.

announcement-is-draft = This announcement is still a draft.
announcement-is-waiting = This announcement waits for approval.
announcement-is-scheduled = This announcement is about to go out.
announcement-is-sending = This announcement is going out.
announcement-is-paused = This announcement is paused.
announcement-is-done = This announcement has been sent.
announcement-is-stopped = This announcement is stopped.
announcement-is-recalled = This announcement was taken back.
announcement-is-discarded = This announcement was discarded.
announcement-own = You wrote it yourself: a colleague has to approve it.
announcement-not-own = This is somebody else's announcement: please ask them, or a supervisor.
announcement-not-ahead = Please choose a time that is still ahead.

announcement-missed-list =
    ☎️ <b>{ $number }: please phone</b>

    { $lines }
announcement-missed-line = { $unit } { $name } { $phone } ({ $why })
announcement-why-blocked = cannot be reached
announcement-why-never = never in the chat
announcement-ledger-is = 📋 Who has got { $number }
announcement-ledger-title = Announcement { $number }: who has got it ({ $said })
announcement-ledger-sheet = Delivery
announcement-ledger-unit = Unit
announcement-ledger-name = Name
announcement-ledger-phone = Phone
announcement-ledger-reach = Delivery
announcement-ledger-read = Read at
announcement-ledger-is-waiting = not sent
announcement-ledger-is-written = on its way
announcement-ledger-is-sent = delivered
announcement-ledger-is-unknown = perhaps delivered
announcement-ledger-is-blocked = cannot be reached
announcement-ledger-is-never = never in the chat
announcement-ledger-is-recalling = being taken back
announcement-ledger-is-recalled = taken back
announcement-ledger-is-gone = left the chat

announcement-new-title = New announcement
announcement-new-text = What does it say, in Chinese?
announcement-new-text-label = Chinese
announcement-new-english = And in English? If you skip it, readers of English see the Chinese.
announcement-new-english-label = English
announcement-new-audience = Who is it for? Tap one, or just say it, such as "offices on floors 3-9, except finance".
announcement-new-audience-label = For
announcement-new-ways = Anything else? If not, tap Done.
announcement-new-ways-label = Also
announcement-new-days = How long does it hold? Then it is taken down.
announcement-new-days-label = Holds
announcement-new-document = A file with it? Send it, or skip.
announcement-new-document-label = File
announcement-new-photos = Send pictures, one or several.
announcement-new-photos-label = Pictures
announcement-new-photos-later = 📷 Add pictures
announcement-new-summary = 📣 Please check the announcement:
announcement-for-tenants = All tenants
announcement-for-offices = Offices
announcement-for-apartments = Apartments
announcement-for-shops = Shops
announcement-for-finance = Finance contacts
announcement-for-staff = All staff
announcement-way-asks = a "read" button
announcement-way-pins = pinned
announcement-valid = { $count ->
        [0] for good
        [one] { $count } day
       *[other] { $count } days
    }
announcement-reword-title = Other words
announcement-reword-text = What does it say instead, in Chinese?
announcement-reword-text-label = Chinese
announcement-reword-english = And in English? Skip it for none.
announcement-reword-english-label = English
announcement-reword-summary = 📣 Please check:
announcement-later-title = Send later
announcement-later-at = When does it go out?
announcement-later-at-label = Time
announcement-later-summary = 📣 Please check:
announcement-reject-title = Not approved
announcement-reject-why = Why not? Its author reads this.
announcement-reject-why-label = Reason
announcement-reject-summary = 📣 Please check:

due-announcement-due = sending an announcement
due-announcement-round = the progress of an announcement
due-announcement-expires = taking down an announcement

button-announcements = 📣 Announcements
button-announcement-new = ✍️ New announcement
button-announcement-open = { $number }
button-announcement-back = ⬅️ Back
button-announcement-test = 👀 To me first
button-announcement-reword = ✏️ Change
button-announcement-send = 📤 Send ({ $count } { $count ->
        [one] person
       *[other] people
    })
button-announcement-later = 🕒 Later
button-announcement-discard = 🗑 Discard
button-announcement-approve = ✅ Approve
button-announcement-reject = ✋ Do not approve
button-announcement-undo = ↩️ Undo
button-announcement-pause = ⏸ Pause
button-announcement-resume = ▶️ Go on
button-announcement-stop = ⏹ Stop
button-announcement-recall = ↩️ Take all back
button-announcement-read = 👁 I have read it
button-announcement-missed = ☎️ Please phone ({ $count })
button-announcement-phone = 📞 { $unit } { $name }
button-announcement-ledger = 📋 Delivery list
command-announce = announcements

announcement-picture-title = Other pictures
announcement-picture-photos = Send pictures, one or several; skip for none.
announcement-picture-photos-label = Pictures
announcement-picture-summary = 📣 Please check:
button-announcement-picture = 🖼 Pictures

# Greetings

greeting-new-year = 🎊 Happy New Year! Thank you for your trust this past year. We wish you peace and success in the new one.
    Customer service, { $house }
greeting-spring-festival = 🧧 Happy Spring Festival! We wish you and your family luck, joy and prosperity. We are on duty all through the holidays.
    Customer service, { $house }
greeting-mid-autumn = 🌕 Happy Mid-Autumn Festival! A full moon and a happy reunion to you and your family.
    Customer service, { $house }
greeting-national-day = 🇨🇳 Happy National Day! Have a good holiday and safe travels. We are on duty all through it.
    Customer service, { $house }
greeting-christmas = 🎄 Merry Christmas! We wish you warm and peaceful days.
    Customer service, { $house }
greeting-anniversary = 🎉 { $tenant } has been with us for { $count } { $count ->
        [one] year
       *[other] years
    } today. Thank you for your trust, and much success!
announcement-grown = 👥 { $number } was about to go out, but by now { $count } people would get it, so a colleague has to approve it first.
announcement-too-late = ⏰ { $number } was to go out { $at }, but the system was down then, and nobody got it. It is a draft again; if it still holds, please send it.
greeting-too-late = ✋ The greeting { $number } was to go out { $at }, but the system was down then. It is too late now, so it is not sent.
greeting-not-sent = ✋ Nobody approved the greeting { $number }; it was not sent.
greetings-are-off = All right, no more greetings.
greetings-are-on = All right, greetings come as usual.
anniversaries-are-on = All right, we will greet your company on the day it moved in.
anniversaries-are-off = All right, we will leave that day alone.
due-greeting-draft = drafting a festival greeting
due-greeting-left = a greeting nobody approved
due-anniversaries = greeting companies on the day they moved in
button-greetings-off = No greetings
button-greetings-on = Send me greetings
button-anniversaries-off = No anniversary greeting
button-anniversaries-on = Greet us on our anniversary

# The cards that go with them

festival-card-new-year = Happy New Year
festival-card-spring-festival = Happy Spring Festival
festival-card-mid-autumn = Happy Mid-Autumn Festival
festival-card-national-day = Happy National Day
festival-card-christmas = Merry Christmas
festival-wish-new-year = Peace and success all year round
festival-wish-spring-festival = Luck, joy and prosperity to you and your family
festival-wish-mid-autumn = A full moon and a happy reunion
festival-wish-national-day = A good holiday and safe travels
festival-wish-christmas = Warm and peaceful days
festival-card-by = Customer service, { $house }
