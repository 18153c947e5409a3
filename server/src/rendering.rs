//! Keeps what leptos knows of a request with that request.
//!
//! While a page is rendered, the thread notes whose page it is (leptos's `Owner`), and leptos reads the note again after it has waited:
//! by then the thread may have turned to another page, or the page to another thread. The names of the chunks that a page needs ended
//! in another page's head then, or in none (`ExtendResponse::from_app`, `leptos_integration_utils` 0.8.9).

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Body;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use leptos::prelude::Owner;

/// Answers a request under an owner that follows it from thread to thread.
pub async fn alone(request: Request<Body>, next: Next) -> Response {
    Alone::new(next.run(request)).await
}

/// A future that finds the owner that it left, whenever it goes on.
struct Alone<F> {
    future: Pin<Box<F>>,
    owner: Owner,
}

impl<F> Alone<F> {
    fn new(future: F) -> Self {
        Self { future: Box::pin(future), owner: Owner::default() }
    }
}

impl<F: Future> Future for Alone<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let before = self.owner.clone();
        let (outcome, now) = before.with(|| (self.future.as_mut().poll(context), Owner::current()));
        // An owner that is gone leaves the one before.
        self.owner = now.unwrap_or(before);
        outcome
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::{provide_context, use_context};
    use tokio::task::yield_now;

    use super::*;

    /// Does what leptos does with a page: notes it in the thread, waits, and asks the thread.
    async fn page(number: u32) -> Option<u32> {
        let owner = Owner::new_root(None);
        owner.with(|| provide_context(number));
        for _ in 0..50 {
            yield_now().await;
        }
        let found = use_context::<u32>();
        owner.unset_with_forced_cleanup();
        found
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn each_page_finds_itself_again() {
        let pages: Vec<_> = (0..100).map(|number| tokio::spawn(Alone::new(page(number)))).collect();
        for (number, page) in (0..100).zip(pages) {
            assert_eq!(page.await.unwrap(), Some(number));
        }
    }
}
