// The websocket that keeps the screen up to date; it comes back by itself.
import { address, take } from "./store.js";

let socket = null;

/** Tell the server who is at the screen and where they look. */
export function look() {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(address()));
}

/** Stay connected. @param {(up: boolean) => void} told */
export function connect(told) {
  socket = new WebSocket(`ws://${location.host}/page/live`);
  socket.addEventListener("open", () => {
    told(true);
    look();
  });
  socket.addEventListener("message", (event) => take(JSON.parse(event.data)));
  socket.addEventListener("close", () => {
    told(false);
    setTimeout(() => connect(told), 1000);
  });
}
