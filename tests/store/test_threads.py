"""Many readers and one writer at once: every reader sees whole acceptances and right rows."""

from __future__ import annotations

import threading

from analytics.store.turnstile import Turnstile
from tests.store.drawn import Store, draft

READERS = 6
RETURNS = 8


def test_six_readers_see_only_whole_acceptances_while_one_writes(store: Store) -> None:
    # Every revision reports the same number for all three indicators of one return, so that a
    # reader who sees two different numbers, or two rows or four, has seen half an acceptance.
    store.journal.accept(draft("F1", "11", "2024Q1", flow="0", second="0", stock="0"), None, "aigul")
    done = threading.Event()
    wrong: list[object] = []
    looks = [0] * READERS

    def read(reader: int) -> None:
        last = 0.0
        while not done.is_set():
            values = store.journal.table("mart/region_quarter")["reported"].tolist()
            if len(values) != 3 or len(set(values)) != 1 or values[0] < last:
                wrong.append(values)
            last = values[0]
            looks[reader] += 1

    readers = [threading.Thread(target=read, args=(reader,)) for reader in range(READERS)]
    for reader in readers:
        reader.start()
    for number in range(1, RETURNS + 1):
        word = str(number)
        store.journal.accept(draft("F1", "11", "2024Q1", flow=word, second=word, stock=word), None, "aigul")
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert min(looks) > 0
    assert store.journal.table("mart/region_quarter")["reported"].tolist() == [float(RETURNS)] * 3


def test_two_writers_at_once_give_two_revisions_in_a_row(store: Store) -> None:
    regions = ("11", "15", "19", "23")

    def write(content: bytes) -> None:
        for region in regions:
            store.journal.accept(draft("F1", region, "2024Q1", flow="1"), content + region.encode(), "aigul")

    writers = [threading.Thread(target=write, args=(name,)) for name in (b"one", b"two")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert store.database.rows(
        "select region_code, list(revision order by revision) from journal.batch group by all order by 1"
    ) == [(region, [1, 2]) for region in regions]


def test_the_same_file_from_two_persons_at_once_is_stored_once(store: Store) -> None:
    records = []

    def write() -> None:
        records.append(store.journal.accept(draft("F1", "11", "2024Q1", flow="1"), b"file", "aigul"))

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len({record.batch_id for record in records}) == 1
    assert store.database.rows("select count(*) from journal.batch") == [(1,)]


def test_whoever_is_alone_waits_for_those_inside_and_keeps_others_out() -> None:
    turnstile = Turnstile()
    order: list[str] = []
    inside, let_go = threading.Event(), threading.Event()

    def first() -> None:
        with turnstile.inside():
            inside.set()
            let_go.wait()
            order.append("the first leaves")

    def alone() -> None:
        with turnstile.alone():
            order.append("alone")

    leaving, lonely = threading.Thread(target=first), threading.Thread(target=alone)
    leaving.start()
    inside.wait()
    lonely.start()
    let_go.set()
    leaving.join()
    lonely.join()
    with turnstile.inside():
        order.append("open again")
    assert order == ["the first leaves", "alone", "open again"]
