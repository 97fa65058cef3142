"""One person's session with a Streamlit server, spoken over its own websocket without a browser."""

from __future__ import annotations

import time
from contextlib import ExitStack
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect


class Session:
    """Opens a page by its address and reruns it as a person's click would."""

    def __init__(self, url: str, page: str, query: str) -> None:
        address = url.replace("http://", "ws://") + "/_stcore/stream"
        self._open = ExitStack()
        self._socket: ClientConnection = self._open.enter_context(
            connect(address, subprotocols=["streamlit"], max_size=None)
        )
        self._page = page
        self._query = query

    def rerun(self, query: str | None = None) -> float:
        """Run the page's script once; seconds until the server says that it has finished."""
        message = BackMsg()
        message.rerun_script.query_string = self._query if query is None else query
        message.rerun_script.page_name = self._page
        started = time.perf_counter()
        self._socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(self._socket.recv(timeout=60))
            if answer.WhichOneof("type") == "script_finished":
                if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise RuntimeError(f"the script of {self._page!r} broke")
                return time.perf_counter() - started

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()
