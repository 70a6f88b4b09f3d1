# Said everywhere

not-found = Not found, or not one of yours.
not-allowed = Sorry, this is not yours to do. Please ask customer service; we will gladly help you.
stranger-not-allowed = Sorry, please register first. With an invitation code send /start and the code; without one, tap "Ask to be registered".
button-stale = This button is out of date. Please open the newest card, or go /home.
somebody-else-was-faster = A colleague was a moment faster. Please look at the updated card.
went-wrong = Sorry, something went wrong; the people in charge have been told. Please try again in a moment, or contact the front desk.
poison-set-aside = ⚠️ A message could not be handled and was set aside, no. { $update }. Others are not affected.
due-thing-failed = ⚠️ Something that was due could not be done: { $kind } ({ $scope }). Nothing else is affected; please ask your technician to look at the log.
not-understood = How may I help you? If something is broken, just tell me in words or with a photo; for other things please tap below.
too-fast = You write faster than I can follow; I take your messages one after the other.
nothing-to-cancel = There is nothing to cancel.
edited = You edited an earlier message, but what you sent first counts. To correct or add something, please send a new message.
edited-reported = You edited an earlier message, but <b>{ $number }</b> was registered as you first wrote it. To correct or add something, please send a new message, or contact the front desk.

card-moved = ↓ See the newest card
card-left = You are not registered any more; this card no longer changes.
write-privately = Please write to me privately about this: the button below leads to our own chat.
button-write-privately = 💬 Write to Guanjia
