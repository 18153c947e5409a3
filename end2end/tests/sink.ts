// A mail server for the journeys.
import { type AddressInfo, createServer, type Server as Net, type Socket } from "node:net";

export interface Sink {
  port: number;
  /** The letters that it has kept, as they came. */
  kept: string[];
  /** Whom it does not know. */
  unknown: Set<string>;
  close(): void;
}

/** A mail server on loopback that keeps what it takes. */
export async function sink(): Promise<Sink> {
  const kept: string[] = [];
  const unknown = new Set<string>();
  const answer = (socket: Socket, line: string): string | null => {
    const command = line.slice(0, 4).toUpperCase();
    if (command === "EHLO") return "250-sink\r\n250 8BITMIME";
    if (command === "DATA") return "354 go on";
    if (command === "RCPT" && [...unknown].some((name) => line.includes(name))) return "550 5.1.1 no such user";
    if (command === "QUIT") {
      socket.end("221 good-bye\r\n");
      return null;
    }
    return "250 fine";
  };
  const server: Net = createServer((socket) => {
    let [rest, letter] = ["", null as string[] | null];
    socket.on("error", () => socket.destroy());
    socket.on("data", (data) => {
      const lines = (rest + data.toString("latin1")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (letter && line !== ".") {
          letter.push(line);
          continue;
        }
        if (letter) {
          kept.push(letter.join("\n"));
          letter = null;
          socket.write("250 kept\r\n");
          continue;
        }
        const said = answer(socket, line);
        if (said?.startsWith("354")) letter = [];
        if (said) socket.write(`${said}\r\n`);
      }
    });
    socket.write("220 sink\r\n");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { port, kept, unknown, close: () => server.close() };
}
