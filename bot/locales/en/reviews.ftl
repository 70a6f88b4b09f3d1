# How vendors are assessed: the week's note, the month's and the year's assessment

trade-meals = caterer
trade-laundry = laundry
assessment-please-week =
    📝 Please write to the { $trade } what is to be improved after { $period }.
    { $figures }
assessment-please-month =
    📝 Please write the assessment of the { $trade } for { $period } and what is to be improved (three days before the payment day).
    { $figures }
assessment-please-year =
    📝 Please write the year's assessment of the { $trade } for { $period }: main opinions, next year's focus, renew or not.
    { $figures }
assessment-figures-laundry =
    Orders { $orders }, collected late { $late }, washed again { $again }; { $count ->
        [0] not rated yet
       *[other] rated by { $count }, on average { $stars } ⭐
    }
    { $said }
assessment-figures-meals =
    Orders { $orders }, not right { $wrong }, days delivered late { $late }, made anew { $again }; { $count ->
        [0] not rated yet
       *[other] rated by { $count }, on average { $stars } ⭐
    }
    { $said }
assessment-said = 💬 { $words }
assessment-missing = ⚠️ What was to be written about the { $trade } for { $period } is still missing; whoever should write it has been asked again.
button-assess-week = 📝 Write the note
button-assess-month = 📝 Assess the month
button-assess-year = 📝 Assess the year
assess-week-title = The week's note
assess-week-ahead = What is to be improved? The vendor gets what you write.
assess-week-ahead-label = To improve
assessment-week-sent = ✅ Your note has been sent.
assess-month-title = The month's assessment
assess-month-score = How many points for the month?
assess-month-score-label = Score
assess-month-opinions = What do tenants mainly say?
assess-month-opinions-label = Opinions
assess-month-ahead = What is to be improved? (The vendor gets it, too.)
assess-month-ahead-label = To improve
assess-month-summary = The month's assessment, please confirm
assess-year-title = The year's assessment
assess-year-score = How many points for the year?
assess-year-score-label = Score
assess-year-opinions = What are the main opinions?
assess-year-opinions-label = Opinions
assess-year-ahead = What is next year's focus?
assess-year-ahead-label = Focus
assess-year-renew = Should we renew?
assess-year-renew-label = Advice
assess-year-summary = The year's assessment, please confirm
assessment-score = Points: { $count }
assessment-sent = ✅ The manager has the assessment of { $period }.
assessment =
    📝 <b>Assessment of the { $trade }, { $period }</b> (by { $name }, points: { $score })
    { $figures }

    Opinions: { $opinions }
    Ahead: { $ahead }
    { $state }
assessment-advice-renew = Renew
assessment-advice-change = Change the vendor
assessment-is-renew = ✅ To be renewed
assessment-is-change = 🔄 Another vendor is being sought
button-assessment-renew = ✅ Renew
button-assessment-change = 🔄 Change the vendor
assessment-decided = Noted, and those concerned have been told.
assessment-told-renew = ✅ The manager has decided after the assessment of { $year }: we keep the { $trade }.
assessment-told-change = 🔄 The manager has decided after the assessment of { $year }: we change the { $trade }. Please look for another one.
assessment-renewed = ✅ After the assessment of { $year } we would like to renew. Thank you for your service!
assessment-improve = 📝 What we would ask you to improve, from { $period }: { $ahead }
assessment-made-already = The assessment of { $period } has been written already.
assessment-decided-already = That has been decided already.
