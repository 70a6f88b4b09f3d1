# 周报修项目统计分析表（Excel，一律用中文）

weekly-title = 周报修项目统计分析表（{ $first } 至 { $last }）
weekly-sheet-counts = 统计
weekly-sheet-long-open = 长期未完
weekly-sheet-overdue = 超时
weekly-total = 合计
weekly-by-category = 【按类别】
weekly-by-department = 【按部门】
weekly-column-what = 项目
weekly-column-reported = 报修
weekly-column-done = 完成
weekly-column-open = 未完
weekly-column-long-open = 长期未完
weekly-column-row = 序号
weekly-column-number = 单号
weekly-column-unit = 单元
weekly-column-content = 报修内容
weekly-column-since = 报修时间
weekly-column-holder = 责任人
weekly-column-days = 未完天数
weekly-column-deadline = 完成期限
weekly-column-remark = 备注
weekly-column-stage = 超时环节
weekly-column-count = 次数
weekly-stage-accept = 接单
weekly-stage-on-site = 到场
weekly-stage-done = 完工
