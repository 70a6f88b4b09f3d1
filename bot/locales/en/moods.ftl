# A few words

you-are-welcome = You are welcome! I am here whenever you need something.
mood-fixed = Good to hear! Please press “✅ Fixed” on the card above, so that we can close it.
mood-not-fixed = We are sorry. Please press “❌ Not fixed” or “Trouble is back” on the card above, and somebody is sent back.
chase-which = Which one? Please open it above and press “⏱ Where is it?”.
