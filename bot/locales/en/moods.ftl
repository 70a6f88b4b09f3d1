# A few words

you-are-welcome = You are welcome! I am here whenever you need something.
mood-fixed = Good to hear! Please tap “✅ Fixed” on the card, so that we can close it.
mood-not-fixed = We are sorry. Please tap “❌ Not fixed” or “Trouble is back” on the card, and somebody is sent back.
chase-which = Which one? Please open it above and tap “⏱ Where is it?”.
mood-fine = Please tell us with a tap on the card whether it is fixed.
mood-all-right = All right. I am here whenever you need something.
mood-under-way = We are sorry for the wait; it is not done yet. The card says who has it and by when. If it is pressing, tap “⏱ Where is it?”.
mood-decide = Please use the buttons on the card: a price, another time or withdrawing counts by them only. For anything else please call the front desk.
decide-which = Which one do you mean? Please open it above and tap a button of its card.
mood-fixed-early = Good to hear! Once the technician has reported it done, we will ask you to confirm. The card shows where it stands.
mood-fixed-withdraw = Good to hear! If nobody needs to come, please tap “Withdraw” on the card.
mood-fixed-told = Good to hear! The technician and the dispatcher have been told at once; they decide whether somebody still comes.
mood-fixed-desk = Good to hear! The dispatcher has been told at once and decides whether somebody still comes.
