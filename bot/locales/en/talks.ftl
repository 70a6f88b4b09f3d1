# A human in reach: lines both ways, taken, handed over, closed

command-human = Talk to the front desk
button-human = ☎ Talk to the front desk
button-human-again = ☎ Talk to the desk again
button-talks = ☎ Talks under way
button-talk-security = 🚨 Urgent: security now
button-talk-tomorrow = 🌙 Not urgent: answer { $opens }
button-talk-end = ✅ That was all, thank you
button-talk-take = 🙋 I take it
button-talk-take-over = 🙋 I take over
button-talk-again = 🙋 Take it up again
button-talk-hand = 🔁 Hand over
button-talk-to-desk = 🛎 To the front desk
button-talk-phone = ☎️ Show the phone (recorded)
button-talk-close = ✅ Close
button-talk-lines = 📜 Everything said
button-talk-repair = 🔧 A repair
button-talk-complaint = 📮 A complaint
button-talk-lunch = 🍱 Lunch
button-talk-laundry = 🧺 Laundry

talk-mine-offered = 🌙 <b>Nobody is at the front desk now</b>
    It opens { $opens }. If it is urgent, please call security, { $security }; if not, leave a message and we answer { $opens }.
talk-mine-asleep = 🌙 <b>Nobody is at the front desk now</b>
    Noted{ $count ->
        [0] {""}
        [one] {" "}(one message)
       *[other] {" "}({ $count } messages)
    }: the front desk answers when it opens, { $opens }. Anything else? Just write it here.
    If it is urgent, please call security, { $security }.
talk-mine-waiting-front-desk = ☎ <b>Hello, this is the property front desk. How may I help you?</b>
    Just write here; photos and voice notes are fine, too. The front desk has been told; if nobody answers within { $minutes } minutes, I ring again.
    If it is urgent, please call { $number }.
talk-mine-waiting-security = ☎ <b>Hello, security has been told.</b>
    Just write here; if nobody answers within { $minutes } minutes, I ring again.
    If it is urgent, please call { $security }.
talk-mine-taken = ☎ You are talking with <b>{ $who }</b> (since { $since })
    One moment please, let me check. They see whatever you write or send here.
talk-mine-closed = ☎ { $how }
    You’re welcome – happy to help. Goodbye!
talk-still-waiting = ⏰ We are sorry that nobody has answered yet. Their supervisor has been told, too; you may also call { $number }.

talk-card = ☎ <b>{ $name }</b> · { $unit } · { $tenant }
    { $state }

    { $lines }

    { $hint }
talk-no-lines = (nothing written yet)
talk-hint = ↩️ Reply to any of the messages (swipe left) and they see it; what is no reply, only I hear.
talk-card-gone = This talk is looked after by others now.
talk-state-waiting = 🔴 Waiting for somebody (since { $since })
talk-state-taken = 🟢 With { $agent } (since { $since })
talk-state-closed = ✅ { $at }: { $how }
talk-ended-person = they closed the talk.
talk-ended-agent = closed ({ $team }).
talk-ended-idle = closed, since nobody said anything for a while.
talk-ended-left = closed, since they are not registered here any more.
ended-person = You have closed the talk.
ended-agent = The talk has been closed ({ $team }).
ended-idle = Nobody has said anything for a while, so the talk is closed for now.
ended-left = You are not registered here any more, so the talk is closed.
talk-brief = { $at } { $who }: { $text } { $carried }
talk-brief-them = They
talk-line = <b>{ $who }</b> · { $at }{ $marks }
    { $text }
talk-line-bare = <b>{ $who }</b> · { $at }{ $marks }
talk-line-late = {" "}⏳ (came late)
talk-line-edited = {" "}✎ (edited)
talk-who = 💬 { $name } { $unit }
talk-who-desk = { $name }, { $team }
team-front-desk = front desk
team-security = security
carries-words = words only
carries-photo = 📷 a photo
carries-file = 📎 a file
carries-voice = 🎤 a voice note

talk-kept-apart = 🔒 What you complain of has not been passed on to whom you talk with: somebody above them deals with it. Please hand it in as a complaint.
talk-is-with = { $name } has it already.
talk-is-taken = Somebody has this talk already.
talk-is-offered = They have not said anything yet.
talk-is-waiting = Nobody has taken this talk yet.
talk-is-closed = This talk is closed.
talk-yours-already = It is yours already.
talk-not-yours = This talk is not yours.
talk-not-yours-but = Not passed on: { $name } has this talk. To answer it yourself, please take over first and send it again.
talk-nobody-there = They are not registered here any more; please phone them.
talk-another-open = They have another talk open; please take that one.
talk-too-long = Sorry, I can pass on { $limit } characters at a time; please send it in two messages.
talk-cannot-carry = Sorry, I cannot pass this on. Please say it in words, or with a photo, a file or a voice note.

talk-security-said = Security has been told.
talk-tomorrow-said = All right, you hear from us when the desk opens.
talk-ended-said = The talk is closed.
talk-taken-said = It is yours.
talk-to-desk-said = Passed to the front desk.
talk-closed-said = The talk is closed.
talk-handed-said = Handed over.
talk-lines-said = { $count ->
    [one] One more line has been sent here.
   *[other] { $count } more lines have been sent here.
    }
talks-none = No talks under way.
talk-nobody-else = No other colleague can take it now.
talk-hand-title = Hand over
talk-hand-colleague = To whom?
talk-hand-colleague-label = Colleague
talk-repair-title = A repair
talk-complaint-title = A complaint
talk-lunch-title = Lunch
talk-laundry-title = Laundry
meant-human-said = The front desk has it.
matter-human = ☎ Talk to the front desk
due-talk-waits = ringing about a talk
due-talk-opens = bringing what was left for the desk
due-talk-idle = closing talks in which nobody speaks
