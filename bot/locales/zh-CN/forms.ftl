# 所有表单共用的话

form-prompt =
    { $note }{ $question }
    { $progress }
form-summary =
    { $note }<b>{ $title }</b>

    { $lines }
form-heading = <i>{ $title }</i>
form-progress = <i>{ $title } · 第 { $number } 步，共 { $total } 步</i>
form-note =
    { $note }
    { "" }
form-no-note = { "" }
form-line = { $label }：<b>{ $value }</b>
form-nothing = 无
form-list = { $items }
form-photos = { $count } 张
form-file = 已收到
form-files = { $count } 个文件
form-place = 已收到位置
form-day = { $day }
form-ticked = ✓ { $label }
form-used = { $name } × { $count } { $amount }
form-unpriced = { $name } × { $count }（没有单价）
form-count = { $label } × { $count }
form-files-so-far = 已收到 { $count } 个文件。还有就继续发，没有就点“好了”。
form-photos-so-far = 已收到 { $count } 张。还有就继续发，没有就点“好了”。

form-back = ◀ 上一步
form-skip = 跳过
form-cancel = ✕ 取消
form-done = 好了
form-anew = 🗑 全部删除
form-again = 重新开始
form-edit = ✏️ { $label }
form-rather = ⇄ { $label }
form-add = ➕ { $label }
form-confirm = ✅ 确认

form-left = 好的，已取消，什么都没有提交。需要时随时找我。
form-expired = 刚才的填写放了一会儿没有继续，已自动取消，什么都没有提交。需要时请重新开始。
form-reset = 抱歉，这张表已更新，刚才填的内容对不上了。请重新开始，只要一分钟。
form-replaced = 刚才没填完的内容已取消。
form-added = 这句也记下了。
form-danger = ⚠️ “{ $text }”已作为回答记下，没有报警。现在有危险吗？点一下，马上呼叫秩序维护部和经理。
button-danger-now = 🆘 现在就有危险
danger-now-called = 已经呼叫。
form-edited = 您修改了前面的消息，但以原来发的为准。要更改，请点“上一步”或“✏️”，再发一条新的。
form-incomplete = 还有 { $count } 项没有填。
form-button-stale = 这个按钮已经过期。请用最新一条消息里的按钮。
form-no-longer-offered = 您选的内容刚刚变了，请点 ✏️ 重新选择。
form-changed-meanwhile = ⚠️ 您选的内容刚有变化，还没有提交。请看看现在的内容，再确认。
form-use-buttons = 请点下面的按钮选择。
form-wants-text = 请用文字回答。
form-wants-photo = 请发照片。
form-wants-file = 请发文件。
form-wants-voice = 请发语音。
form-wants-place = 请发位置（点 📎 选“位置”）。
form-wants-contact = 请分享您的号码（点 📎 选“联系人”）。
form-wants-own-contact = 只能分享您自己的号码。
form-most-files = 最多 { $count } 个文件，已经够了。
form-enough-files = 最多 { $count } 个文件，已经够了。请点“好了”。
form-most-photos = 最多 { $count } 张，已经够了。
form-enough-photos = 最多 { $count } 张，已经够了。请点“好了”。
form-nothing-to-choose = 现在没有可以选的内容。请先点“取消”，需要时前台可以帮您。
form-too-few = 请至少选 { $count } 项。
form-too-many = 最多选 { $count } 项。

text-empty = 内容是空的，请写几个字。
text-too-long = 内容太长了（{ $length } 字），请缩短到 { $limit } 字以内。
number-unclear = 没看懂数量，请写一个整数，例如 2。
number-out-of-range = 请填 { $low } 到 { $high } 之间的整数。
money-unclear = 没看懂金额，请这样写：12.50。
