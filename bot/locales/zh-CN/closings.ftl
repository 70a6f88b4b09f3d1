# 每日结清

closing =
    📒 <b>每日结清</b> { $day }
    上次未结 { $carried } 件，新报修 { $reported } 件{ $reopened ->
        [0] { "" }
       *[other] ，重开、转回 { $reopened } 件
    }；结清 { $closed } 件，作废 { $voided } 件{ $otherwise ->
        [0] { "" }
       *[other] ，并单、撤销、转投诉 { $otherwise } 件
    }；现在未结 { $open } 件：

    { $lines }
    { $more }
closing-line = { $late }{ $number } { $unit } { $what } · { $state }{ $name } · { $since }
closing-name = { " " }{ $name }
closing-late = ⏰{ " " }
closing-nothing = ✅ 全部结清，大家辛苦了。
closing-more = … 另有 { $count } 件，点下面看全部。

patrol-again = 🧹 { $number } 已结单，请再去看看（第 { $count } 天，共 { $last } 天）：
    📍 { $place }
    💬 { $text }
    还不合要求，请重新登记，我们马上再派人。
