# 前台：一张卡片看所有新事

command-desk = 前台：所有待办
button-desk = 🛎 前台待办
button-desk-again = 🔄 刷新
button-desk-open = { $name } { $count } · { $since } 起
desk =
    🛎 <b>前台待办</b>

    { $lines }
desk-none = 现在没有待办。
desk-some = 共 { $count } 件，等得最久的在前，点一下就能办：
desk-bindings = 📝 登记申请
desk-notes = ✉️ 未确认的留言
desk-talks = ☎️ 等前台答复的对话
desk-mail-overdue = 🔴 到期未领的邮件
desk-mail = 📦 待领的邮件
desk-complaints = 📮 投诉
desk-late-meals = 🍱 迟到的订餐
desk-laundry = 🧺 待通知洗衣
desk-repairs = 🔧 未派的报修
button-notes-waiting = ✉️ 留言
notes-waiting = ✉️ 还没有确认的留言 { $count } 条：
notes-none = ✉️ 留言都已确认。
button-late-meals = 🍱 迟到的订餐
late-meals-none = 没有待批的迟到订餐。
