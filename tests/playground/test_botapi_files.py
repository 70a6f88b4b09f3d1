"""Files up and down, albums, and what Telegram does not take."""

import aiohttp
import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto

from bot.playground.botapi import Server
from bot.playground.phones import PIXEL, Attachment, Phone
from bot.playground.world import World
from tests.playground.conftest import Refusal


async def test_what_a_person_sends_can_be_fetched(bot: Bot, zhou: Phone) -> None:
    await zhou.says("漏水了", photo=PIXEL)
    await zhou.sends_document(b"%PDF-1.4", "合同.pdf", mime="application/pdf")
    await zhou.sends_voice(b"OggS....", seconds=7)
    _, photo, document, voice = (update.message for update in await bot.get_updates())
    assert photo
    assert document
    assert voice
    assert document.document
    assert voice.voice
    assert photo.caption == "漏水了"
    assert (document.document.file_name, document.document.mime_type) == ("合同.pdf", "application/pdf")
    assert voice.voice.to_dict()["duration"] == 7
    file = await bot.get_file(photo.photo[-1].file_id)
    assert await file.download_as_bytearray() == PIXEL
    assert (await (await bot.get_file(photo.photo[0].file_id)).download_as_bytearray()) == PIXEL
    assert await (await bot.get_file(document.document)).download_as_bytearray() == b"%PDF-1.4"


async def test_uploads_get_an_id_that_can_be_sent_again(bot: Bot, zhou: Phone, world: World, refused: Refusal) -> None:
    sent = await bot.send_document(
        zhou.chat_id, b"a,b\n1,2", filename="报表.csv", caption="<b>三月</b>", parse_mode="HTML"
    )
    assert sent.document
    assert (sent.document.file_name, sent.caption) == ("报表.csv", "三月")
    again = await bot.send_document(zhou.chat_id, sent.document.file_id)
    assert again.document == sent.document
    assert len(world.files) == 1
    answer = await refused(bot.send_photo(zhou.chat_id, sent.document.file_id))
    assert answer["description"] == "Bad Request: can't use file of type Document as Photo"
    answer = await refused(bot.send_photo(zhou.chat_id, "AgACnosuchfile"))
    assert answer["description"] == "Bad Request: wrong file identifier/HTTP URL specified"
    answer = await refused(bot.send_photo(zhou.chat_id, "https://example.org/a.jpg"))
    assert answer["description"] == "Bad Request: failed to get HTTP URL content"


async def test_photos_must_be_pictures_and_files_not_empty(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    assert (await refused(bot.send_photo(zhou.chat_id, b"text")))["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
    assert (await refused(bot.send_document(zhou.chat_id, b"")))["description"] == "Bad Request: file must be non-empty"
    assert len(zhou.chat) == 1


async def test_voice_and_captions(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    voice = await bot.send_voice(zhou.chat_id, b"OggS", duration=4, caption="x" * 1024)
    assert voice.voice
    assert voice.voice.to_dict()["duration"] == 4
    answer = await refused(bot.send_voice(zhou.chat_id, voice.voice.file_id, caption="x" * 1025))
    assert answer["description"] == "Bad Request: message caption is too long"


async def test_albums_have_two_to_ten_of_a_kind(bot: Bot, zhou: Phone, refused: Refusal) -> None:
    first, second = await bot.send_media_group(
        zhou.chat_id, [InputMediaPhoto(PIXEL, caption="两张"), InputMediaPhoto(PIXEL)]
    )
    assert first.media_group_id == second.media_group_id
    assert [shown.album for shown in zhou.chat[-2:]] == [first.media_group_id] * 2
    known = InputMediaPhoto(first.photo[-1].file_id)
    await bot.send_media_group(zhou.chat_id, [known] * 10)
    assert (await refused(bot.send_media_group(zhou.chat_id, [known] * 11)))["error_code"] == 400
    assert (await refused(bot.send_media_group(zhou.chat_id, [known])))["error_code"] == 400
    answer = await refused(bot.send_media_group(zhou.chat_id, [known, InputMediaDocument(b"x", filename="a.txt")]))
    assert answer["description"] == "Bad Request: document can't be mixed with other media types"


async def test_a_person_sends_an_album(bot: Bot, zhou: Phone) -> None:
    ids = await zhou.sends_album([PIXEL, PIXEL, PIXEL], caption="三张")
    messages = [update.message for update in await bot.get_updates(offset=ids[0])]
    assert len({message.media_group_id for message in messages if message}) == 1
    assert [message.caption for message in messages if message] == ["三张", None, None]


async def test_20_mb_can_be_fetched_and_no_more(bot: Bot, zhou: Phone, refused: Refusal, server: Server) -> None:
    await zhou.sends(Attachment("document", bytes(20 * 1024 * 1024 + 1), "big.bin"))
    message = (await bot.get_updates())[-1].message
    assert message
    assert message.document
    assert (await refused(bot.get_file(message.document)))["description"] == "Bad Request: file is too big"
    assert (await refused(bot.get_file("x")))["error_code"] == 400


@pytest.mark.parametrize(("path", "status"), [("photos/nothing.jpg", 404), ("../etc/passwd", 404)])
async def test_other_paths_are_not_found(server: Server, path: str, status: int) -> None:
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{server.url}/file/bot{server.world.token}/{path}") as response:
            assert response.status == status
        async with http.get(f"{server.url}/file/botX/{path}") as response:
            assert response.status in {401, 404}
