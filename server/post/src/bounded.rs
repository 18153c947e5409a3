//! A stream that is read to a bound: a server that never ends its line, or its answer, fills no memory.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The most that is read of a connection, in bytes: many times what a server says about a letter.
pub(crate) const MOST: usize = 256 * 1024;

/// Whether one byte is read at a time.
///
/// What comes in the open is read no further than to the end of the line that is waited for: what stands after it belongs to whoever
/// encrypts, and must never wait in a buffer to be taken for an answer that came encrypted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Careful(Arc<AtomicBool>);

impl Careful {
    /// From the beginning, or not at all.
    pub(crate) fn new(is_careful: bool) -> Self {
        Self(Arc::new(AtomicBool::new(is_careful)))
    }

    /// From now on as much as there is.
    pub(crate) fn end(&self) {
        self.0.store(false, Ordering::Release);
    }

    fn is_on(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

/// A stream of which no more than [`MOST`] bytes are read.
#[derive(Debug)]
pub(crate) struct Bounded<S> {
    stream: S,
    peer: SocketAddr,
    careful: Careful,
    left: usize,
}

impl<S> Bounded<S> {
    /// Around a stream to an address.
    pub(crate) fn new(stream: S, peer: SocketAddr, careful: Careful) -> Self {
        Self { stream, peer, careful, left: MOST }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Bounded<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if this.left == 0 {
            return Poll::Ready(Err(io::Error::other("the server says too much")));
        }
        let most = if this.careful.is_on() { 1 } else { this.left };
        let room = most.min(buf.remaining());
        let mut part = ReadBuf::new(buf.initialize_unfilled_to(room));
        ready!(Pin::new(&mut this.stream).poll_read(cx, &mut part))?;
        let read = part.filled().len();
        buf.advance(read);
        this.left -= read;
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Bounded<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write(cx, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

impl<S> AsyncTokioStream for Bounded<S>
where
    S: AsyncRead + AsyncWrite + Send + Sync + Unpin + std::fmt::Debug,
{
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.peer)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, repeat};

    use super::*;

    fn peer() -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], 25))
    }

    #[tokio::test]
    async fn no_more_is_read_than_the_bound() {
        let mut endless = Bounded::new(repeat(b'a'), peer(), Careful::default());
        let mut read = Vec::new();
        let error = endless.read_to_end(&mut read).await.unwrap_err();
        assert_eq!((read.len(), error.to_string().as_str()), (MOST, "the server says too much"));
    }

    #[tokio::test]
    async fn whoever_is_careful_reads_a_byte_at_a_time() {
        let careful = Careful::new(true);
        let mut stream = Bounded::new(&b"220 go"[..], peer(), careful.clone());
        let mut read = [0; 16];
        assert_eq!(stream.read(&mut read).await.unwrap(), 1);
        assert_eq!(stream.read(&mut read).await.unwrap(), 1);
        careful.end();
        assert_eq!(stream.read(&mut read).await.unwrap(), 4);
        assert_eq!(stream.read(&mut read).await.unwrap(), 0, "the end is the end");
    }
}
