// The playground's phones: draws what the local Bot API server knows, and says what the person at the phone does.
const byId = (id) => document.getElementById(id);
const phones = new Map();          // person → open phone
const world = { people: [], chats: {}, commands: {}, unread: {} };
let socket;

const ROLES = {
  tenant: "租户 tenant", receptionist: "前台 receptionist", csr: "客务代表 CSR", tenant_supervisor: "客务主管 supervisor",
  housekeeping_supervisor: "内务主管 housekeeping", clerk: "文秘 clerk", bc_clerk: "商务中心 business centre",
  operator: "话务员 operator", cs_manager: "客服经理 CS manager", dispatcher: "调度 dispatcher", technician: "师傅 technician",
  engineering_manager: "工程经理 eng. manager", security: "保安 security", security_supervisor: "保安主管 security",
  accountant: "会计 accountant", cashier: "出纳 cashier", finance_manager: "财务经理 finance", vendor: "外委 vendor",
  general_manager: "总经理 general manager", stranger: "陌生人 stranger",
};

const FIRST = {                    // what to do on a phone on which nothing has been said yet
  tenant: ["同意之后直接说：卫生间漏水了", "Agree, then just say: the tap is leaking"],
  receptionist: ["同意之后发 /who 0801，看那家的联系人", "Agree, then send /who 0801 for that unit's contacts"],
  dispatcher: ["有人报修，单子会到这里，点“派单”", "A report shows up here: tap Assign"],
  technician: ["派给您的单子会到这里，点“接单”", "An order for you shows up here: tap Accept"],
  csr: ["修好的单子会到这里，核实后结单", "What is done shows up here: check it, and close it"],
  stranger: ["这个人没有邀请码，可以申请登记", "Somebody without an invitation: ask to be let in"],
};
const ANYBODY = ["同意之后，像平时一样说话", "Agree, then just talk"];

function connect() {
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/play/ws`);
  socket.onmessage = (event) => hear(JSON.parse(event.data));
  socket.onclose = () => setTimeout(connect, 800);
}
const say = (what) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(what));

function hear(it) {
  const does = {
    hello: welcome,
    message: () => put(it.chat, it.message, true),
    edited: () => put(it.chat, it.message, false),
    deleted: () => drop(it.chat, it.ids),
    toast: () => toast(it.chat, it.text, it.alert),
    typing: () => typing(it.chat),
    commands: () => { world.commands[it.chat] = it.commands; },
    clock: () => clock(it),
  };
  (does[it.kind] || (() => {}))(it);
}

function welcome(it) {
  Object.assign(world, { people: it.people, chats: it.chats, commands: it.commands });
  const [first, ...more] = it.building.split(" · ");
  byId("building").replaceChildren(first, Object.assign(document.createElement("span"), { textContent: ` · ${more.join(" · ")}` }));
  document.title = `${it.building} · Guanjia`;
  clock(it.clock);
  const select = byId("add");
  select.replaceChildren(new Option("＋ 手机 · phone", ""));
  for (const person of world.people) select.add(new Option(`${person.name} · ${ROLES[person.role] || person.role}`, person.id));
  const wanted = JSON.parse(localStorage.getItem("phones") || "null") || it.first;
  for (const id of wanted) if (world.people.some((p) => p.id === id)) open(id);
  for (const phone of phones.values()) phone.draw();
}

let wall = { at: 0, seen: 0 };
function clock(it) {
  wall = { at: Date.parse(`${it.local}Z`), seen: Date.now() };
  tick();
}
function tick() {
  if (!wall.at) return;
  const now = new Date(wall.at + Date.now() - wall.seen);
  const day = "日一二三四五六"[now.getUTCDay()];
  const [date, time] = now.toISOString().slice(0, 16).split("T");
  byId("year").textContent = date.slice(0, 5);
  byId("now").lastChild.textContent = `${date.slice(5)} ${time} 周${day}`;
}
setInterval(tick, 1000);

class Phone {
  constructor(person) {
    this.person = person;
    this.el = byId("phone").content.firstElementChild.cloneNode(true);
    const find = (css) => this.el.querySelector(css);
    [this.talk, this.toastEl, this.text, this.startEl] = [".talk", ".toast", ".text", ".start"].map(find);
    this.hint = this.text.placeholder;
    this.talk.addEventListener("reply", (event) => this.reply(event.detail));
    this.el.dataset.person = person.code;
    find(".face").textContent = [...person.name][0];
    find(".who b").textContent = person.name;
    find(".who small").textContent = [ROLES[person.role] || person.role, ...home(person)].join(" · ");
    find(".who small").title = person.unit;
    find(".close").onclick = () => close(person.id);
    find("form").onsubmit = (event) => { event.preventDefault(); this.send(); };
    find("input[type=file]").onchange = (event) => this.photos(event.target);
    find(".menu").onclick = () => this.menu(find(".commands"));
    this.startEl.onclick = () => say({ do: "start", who: person.id });
    this.talk.onscroll = () => { if (this.atEnd()) this.seen(); };
    this.draw();
  }
  atEnd() { return this.talk.scrollHeight - this.talk.scrollTop - this.talk.clientHeight < 40; }
  seen() { world.unread[this.person.id] = 0; this.badge(); }
  badge() {
    const count = world.unread[this.person.id] || 0;
    const el = this.el.querySelector(".unread");
    el.hidden = !count;
    el.textContent = count;
  }
  send() {
    const text = this.text.value.trim();
    if (text) say({ do: "say", who: this.person.id, text, reply: this.replied });
    this.text.value = "";
    this.reply(null);
  }
  reply(message) {
    this.replied = message?.id;
    this.text.placeholder = message ? `↩ ${message.html.replace(/<[^>]*>/g, "").slice(0, 24)}` : this.hint;
    if (message) this.text.focus();
  }
  async photos(input) {
    const form = new FormData();
    for (const file of input.files) form.append("photo", file);
    form.append("caption", this.text.value.trim());
    this.text.value = "";
    input.value = "";
    await fetch(`/play/photos?who=${this.person.id}`, { method: "POST", body: form });
  }
  menu(el) {
    el.hidden = !el.hidden;
    el.replaceChildren(...(world.commands[this.person.id] || world.commands["0"] || []).map((it) => {
      const button = document.createElement("button");
      button.innerHTML = `<b>/${it.command}</b><small></small>`;
      button.lastElementChild.textContent = it.description;
      button.onclick = () => { el.hidden = true; say({ do: "say", who: this.person.id, text: `/${it.command}` }); };
      return button;
    }));
  }
  draw() {
    const messages = world.chats[this.person.id] || [];
    const atEnd = this.atEnd();
    this.startEl.hidden = messages.length > 0;
    this.talk.replaceChildren(...(messages.length ? messages.map((message) => bubble(this.person, message)) : [first(this.person)]));
    if (atEnd || !this.drawn) this.talk.scrollTop = this.talk.scrollHeight;
    this.drawn = true;
    this.badge();
  }
  ring() {
    this.el.classList.remove("rings");
    void this.el.offsetWidth;
    this.el.classList.add("rings");
  }
  toast(text, alert) {
    this.toastEl.textContent = text;
    this.toastEl.classList.toggle("alert", Boolean(alert));
    this.toastEl.hidden = false;
    clearTimeout(this.fading);
    this.fading = setTimeout(() => { this.toastEl.hidden = true; }, alert ? 6000 : 2600);
  }
}

function bubble(person, message) {
  const el = document.createElement("div");
  el.className = message.from === "me" ? "bubble mine" : "bubble";
  el.dataset.message = message.id;
  if (message.pictures?.length) el.append(pictures(message.pictures));
  if (message.paper) el.append(paper(message.paper));
  const words = document.createElement("div");
  words.className = "words";
  words.innerHTML = unbroken(message.html);     // the server lets only Telegram's own few tags through
  for (const quote of words.querySelectorAll("blockquote[expandable]")) quote.onclick = () => quote.classList.toggle("open");
  el.append(words);
  if (message.keys?.length) el.append(keys(person, message));
  const foot = document.createElement("span");
  foot.className = "foot";
  foot.textContent = `${message.edited ? "✎ " : ""}${message.time} ↩`;
  foot.title = "回复 · Reply";
  foot.onclick = () => el.dispatchEvent(new CustomEvent("reply", { bubbles: true, detail: message }));
  el.append(foot);
  if (message.mark) {
    const mark = document.createElement("span");
    mark.className = "mark";
    mark.textContent = message.mark;
    el.append(mark);
  }
  return el;
}
// Lines break between the steps of a progress and around numbers, never inside one.
const WHOLE = /<[^>]*>|[●○][^–●○<\n]*[^–●○<\n\s]|(?:R|C|ML?|WO-\d{4})-\d{6}/g;
const unbroken = (html) => html.replace(WHOLE, (found) => (found[0] === "<" ? found : `<span class="whole">${found}</span>`));
// The number on the door first: what is too long is cut at its end.
const home = (person) => (/^(.*) (\S+)$/.exec(person.unit) || []).slice(1).reverse();
const DOWN = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4v15M6 13l6 6l6-6"/></svg>`;
function first(person) {
  const el = document.createElement("div");
  el.className = "first";
  const [zh, en] = FIRST[person.role] || ANYBODY;
  el.innerHTML = DOWN;
  for (const line of [`先点“开始”。${zh}`, `Tap Start below. ${en}`]) {
    const p = document.createElement("p");
    p.textContent = line;
    el.append(p);
  }
  return el;
}
function pictures(urls) {
  const el = document.createElement("div");
  el.className = "pictures";
  for (const url of urls) {
    const img = new Image();
    img.src = url;
    img.alt = "照片 · photo";
    img.onclick = () => { const box = byId("picture"); box.firstElementChild.src = url; box.showModal(); box.onclick = () => box.close(); };
    el.append(img);
  }
  return el;
}
function paper(it) {
  const el = document.createElement("a");
  el.className = "paper";
  el.href = it.url;
  el.target = "_blank";
  el.textContent = `📄 ${it.name}`;
  return el;
}
const SHORT = 12;                  // characters of a label that is never broken
function keys(person, message) {
  const el = document.createElement("div");
  el.className = "keys";
  message.keys.forEach((row, r) => {
    const line = document.createElement("div");
    row.forEach((key, c) => {
      const button = document.createElement("button");
      button.textContent = key.text;
      if (key.style) button.className = key.style;
      button.classList.toggle("short", key.text.length <= SHORT);
      button.onclick = () => press(person, message, key, r, c);
      line.append(button);
    });
    el.append(line);
  });
  return el;
}
function press(person, message, key, row, column) {
  if (key.url) window.open(key.url, "_blank", "noopener");
  else if (key.copy) navigator.clipboard.writeText(key.copy).then(() => phones.get(person.id)?.toast(`📋 ${key.copy}`));
  else say({ do: "tap", who: person.id, message: message.id, row, column });
}

function put(chat, message, fresh) {
  const list = (world.chats[chat] ||= []);
  const place = list.findIndex((one) => one.id === message.id);
  if (place >= 0) list[place] = message; else list.push(message);
  const phone = phones.get(chat);
  if (fresh && message.from !== "me") {
    world.unread[chat] = (world.unread[chat] || 0) + (phone?.atEnd() ? 0 : 1);
    phone?.ring();
  }
  phone?.draw();
  if (phone && fresh) phone.talk.scrollTop = phone.talk.scrollHeight;
}
function drop(chat, ids) {
  world.chats[chat] = (world.chats[chat] || []).filter((one) => !ids.includes(one.id));
  phones.get(chat)?.draw();
}
const toast = (chat, text, alert) => text && phones.get(chat)?.toast(text, alert);
function typing(chat) {
  const phone = phones.get(chat);
  if (!phone) return;
  const el = document.createElement("div");
  el.className = "typing";
  el.textContent = "正在输入… typing";
  phone.talk.append(el);
  setTimeout(() => el.remove(), 1500);
}

function open(id) {
  if (phones.has(id)) return;
  const phone = new Phone(world.people.find((person) => person.id === id));
  phones.set(id, phone);
  byId("phones").append(phone.el);
  phone.talk.scrollTop = phone.talk.scrollHeight;
  remember();
}
function close(id) {
  phones.get(id)?.el.remove();
  phones.delete(id);
  remember();
}
const remember = () => localStorage.setItem("phones", JSON.stringify([...phones.keys()]));

byId("add").onchange = (event) => { if (event.target.value) open(Number(event.target.value)); event.target.value = ""; };
byId("clock").onclick = (event) => {
  const { minutes, next } = event.target.closest("button")?.dataset || {};
  if (minutes) say({ do: "clock", minutes: Number(minutes) });
  if (next) say({ do: "clock", next: true });
};
byId("jump").onchange = (event) => { if (event.target.value) say({ do: "clock", to: event.target.value }); };
connect();
