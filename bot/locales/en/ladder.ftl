# Shifts, and steps that are texted

command-shift = Begin or end the shift
shift = Are you beginning or ending your shift? Off shift, no job is passed on to you by itself.
button-shift = ⏱ Shift
button-shift-begin = ▶️ Begin
button-shift-end = ⏹ End
shift-begun = ▶️ On shift. You have { $count } in hand.
shift-ended = ⏹ Off shift. You still have { $count } in hand; what you cannot finish, please hand to a colleague or back.
technician-off = { $name } · off shift · { $load } in hand

note-which = You have several jobs in hand; please begin with the last digits of the number, such as “{ $example } done”, or open one above.
note-accept = ✅ { $number }: accepted.
note-on-the-way = ✅ { $number }: noted, on your way.
note-arrive = ✅ { $number }: noted, on site.
note-nobody-in = ✅ { $number }: noted, nobody in. The reporter has been asked for another time.
note-wait-parts = ✅ { $number }: on hold for parts; the reporter has been told.
note-done = ✅ { $number }: reported as done; the dispatcher will record the result. Thank you!
note-void = { $number }: To void it, please tap “Ask to void” on the work order’s card and give the reason; the manager decides.
note-sign = { $number }: Please sign it, or send it back, with the buttons of the work order’s card.
note-tenant = { $number }: Price and time are for the tenant to answer. Please use the buttons of the work order’s card: quote again, “⏸ Wait” for the tenant, or “🚫 Leave it” once they have declined.
note-look = { $number }: Nothing has been noted. Please tap the button for the step you have done on the work order’s card.
note-unclear = “{ $number }” is no job or unit in your hands, or you have named another job as well, so nothing has been noted. Please begin with the last digits of the number, such as “001 done”, one job at a time.
note-none = Nothing has been noted for any of these jobs: { $why }
note-several = { $lines }
