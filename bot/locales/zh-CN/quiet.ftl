# 免打扰：什么时候不响铃，哪类消息多响

quiet =
    🔔 <b>响铃设置</b>

    免打扰时段：<b>{ $hours }</b>
    这段时间里，能等的消息到时段结束再发；紧急情况、您的回话和您正等着的事照常。

    { $lines }

    点一类，换一种响法。
quiet-line = { $matter }：{ $tone }
quiet-span = { $start }–{ $end }
quiet-never = 不设免打扰
quiet-which = 🌙 什么时段不打扰您？
quiet-matter-repairs = 报修
quiet-matter-meals = 订餐
quiet-matter-laundry = 洗衣
quiet-matter-business = 商务中心
quiet-matter-complaints = 投诉
quiet-matter-mail = 邮件留言
quiet-matter-talks = 和前台说话
quiet-matter-fees = 费用
quiet-matter-news = 通知、菜单和调查
quiet-matter-other = 其他
tone-day = 白天响铃
tone-silent = 不响铃
tone-always = 随时响铃

button-quiet = 🔔 响铃设置
button-quiet-back = ⬅️ 返回
button-quiet-hours = 🌙 改免打扰时段
button-tone-day = 🔔 { $matter }
button-tone-silent = 🔕 { $matter }
button-tone-always = 📢 { $matter }
command-quiet = 免打扰时段和响铃
