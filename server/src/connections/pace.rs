//! How slowly a body may come.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

/// The longest silence, and what a body has at its start: a telephone that changes its mast takes some seconds.
const LONGEST_SILENCE: Duration = Duration::from_secs(20);
/// The fewest bytes a second, over the whole of a body: a tenth of the slowest network of a telephone.
const LEAST_A_SECOND: u64 = 1024;

/// A body that ends with an error when it comes too slowly.
pub struct Paced<B> {
    body: B,
    begun: Instant,
    received: u64,
    /// When the next piece is too late; none is waited for before somebody reads.
    due: Option<Pin<Box<Sleep>>>,
}

impl<B> Paced<B> {
    pub fn new(body: B) -> Self {
        Self { body, begun: Instant::now(), received: 0, due: None }
    }

    fn next_due(&self) -> Instant {
        let at_least = Duration::from_secs(self.received / LEAST_A_SECOND) + LONGEST_SILENCE;
        (self.begun + at_least).min(Instant::now() + LONGEST_SILENCE)
    }
}

impl<B: Body<Data = Bytes> + Unpin> Body for Paced<B>
where
    B::Error: Into<axum::BoxError>,
{
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::BoxError>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            self.due = None;
            if let Some(Ok(frame)) = &frame {
                self.received += frame.data_ref().map_or(0, |data| data.len() as u64);
            }
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        let due = self.next_due();
        let timer = self.due.get_or_insert_with(|| Box::pin(sleep_until(due)));
        ready!(timer.as_mut().poll(context));
        Poll::Ready(Some(Err("the body came too slowly".into())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use futures::{StreamExt, stream};
    use http_body_util::{BodyExt, StreamBody};

    use super::*;

    /// What comes of a body of so many pieces, one each time after so long.
    async fn read(pieces: usize, bytes: usize, every: Duration) -> Result<usize, String> {
        let pieces = stream::iter(0..pieces).then(move |_| async move {
            tokio::time::sleep(every).await;
            Ok::<_, Infallible>(Frame::data(Bytes::from(vec![b'x'; bytes])))
        });
        let body = Paced::new(StreamBody::new(Box::pin(pieces)));
        body.collect().await.map(|whole| whole.to_bytes().len()).map_err(|error| error.to_string())
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_body_comes_whole_and_a_dripping_one_does_not() {
        assert_eq!(read(100, 16 * 1024, Duration::from_secs(5)).await, Ok(1_638_400));
        assert_eq!(read(3, 1, Duration::from_secs(6)).await, Ok(3), "a short one has time");
        assert!(read(100, 1, Duration::from_secs(5)).await.is_err(), "a byte now and then");
        assert!(read(2, 1_000_000, Duration::from_secs(30)).await.is_err(), "a long silence");
    }
}
