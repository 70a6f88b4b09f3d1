# What all forms say

form-prompt =
    { $note }{ $question }
    { $progress }
form-summary =
    { $note }<b>{ $title }</b>

    { $lines }
form-heading = <i>{ $title }</i>
form-progress = <i>{ $title } · step { $number } of { $total }</i>
form-note =
    { $note }
    { "" }
form-no-note = { "" }
form-line = { $label }: <b>{ $value }</b>
form-nothing = none
form-list = { $items }
form-photos = { $count ->
        [one] 1 photo
       *[other] { $count } photos
    }
form-file = received
form-files = { $count ->
        [one] 1 file
       *[other] { $count } files
    }
form-place = place received
form-day = { $day }
form-ticked = ✓ { $label }
form-used = { $name } × { $count } { $amount }
form-unpriced = { $name } × { $count } (no price)
form-count = { $label } × { $count }
form-photos-so-far = { $count ->
        [one] 1 photo received.
       *[other] { $count } photos received.
    } Send more, or tap Done.
form-files-so-far = { $count ->
        [one] 1 file received.
       *[other] { $count } files received.
    } Send more, or tap Done.

form-back = ◀ Back
form-skip = Skip
form-cancel = ✕ Cancel
form-done = Done
form-anew = 🗑 Remove all
form-again = Begin again
form-edit = ✏️ { $label }
form-rather = ⇄ { $label }
form-add = ➕ { $label }
form-confirm = ✅ Confirm

form-left = Cancelled; nothing was sent. I am here whenever you need me.
form-expired = You did not go on with what you had begun, so it was cancelled; nothing was sent. Please start again when you like.
form-reset = Sorry, this form has been updated and your answers no longer fit. Please start again; it takes a minute.
form-replaced = What you had not finished was cancelled.
form-added = Noted with the rest.
form-danger = ⚠️ “{ $text }”: noted as your answer; nobody has been alarmed. Is there danger now? One tap calls security and the managers.
button-danger-now = 🆘 It is so now
danger-now-called = It has been called out.
form-edited = You edited an earlier message, but what you sent first counts. To change it, tap Back or ✏️ and send it anew.
form-incomplete = { $count ->
        [one] One answer is still missing.
       *[other] { $count } answers are still missing.
    }
form-button-stale = This button is out of date. Please use those under the newest message.
form-no-longer-offered = What you chose has just changed. Please tap ✏️ and choose again.
form-changed-meanwhile = ⚠️ What you chose has just changed; nothing has been sent yet. Please look at it as it is now, and confirm.
form-use-buttons = Please choose with the buttons below.
form-wants-text = Please answer in words.
form-wants-photo = Please send a photo.
form-wants-file = Please send a file.
form-wants-voice = Please send a voice message.
form-wants-place = Please send a location (📎, then Location).
form-wants-contact = Please share your number (📎, then Contact).
form-wants-own-contact = Please share your own number only.
form-most-files = { $count } files are enough.
form-enough-files = { $count } files are enough. Please tap Done.
form-most-photos = { $count } photos are enough.
form-enough-photos = { $count } photos are enough. Please tap Done.
form-nothing-to-choose = There is nothing to choose from right now. Please tap Cancel; the front desk will gladly help.
form-too-few = Please choose at least { $count }.
form-too-many = Please choose at most { $count }.

text-empty = That was empty; please write a few words.
text-too-long = That is too long ({ $length } characters); please keep it under { $limit }.
number-unclear = I did not understand the number; please write a whole number such as 2.
number-out-of-range = Please give a whole number from { $low } to { $high }.
money-unclear = I did not understand the amount; please write it like 12.50.
