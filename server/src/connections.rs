//! Connections, none of which may last for ever or keep everybody else out: how many there are, how long each may take.

mod pace;
mod places;

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

use self::pace::Paced;
use self::places::{Place, Places};
use crate::proxies::Proxies;

/// How long the head of a request may take, and a connection that is kept open may wait for its next one.
const LONGEST_HEAD: Duration = Duration::from_secs(10);
/// How long whoever is answered may take nothing of it.
const LONGEST_WRITE: Duration = Duration::from_secs(30);
/// How long the requests under way are waited for at the end.
const LONGEST_END: Duration = Duration::from_secs(10);
/// When the system gives no connection, for want of memory or descriptors, it is asked again after this long.
const AFTER_A_FAILURE: Duration = Duration::from_millis(100);

/// Answers by a router until `stopped`, then waits for the requests under way, but not for ever.
pub async fn serve(listener: TcpListener, router: Router, proxies: Proxies, stopped: impl Future<Output = ()>) {
    let places = Places::of_this_process(proxies);
    let graceful = GracefulShutdown::new();
    let mut open = JoinSet::new();
    let mut stopped = std::pin::pin!(stopped);
    loop {
        let next = async {
            // First a place: who comes while there is none waits at the door.
            let room = places.room().await;
            (room, listener.accept().await)
        };
        let (room, accepted) = tokio::select! {
            () = &mut stopped => break,
            next = next => next,
        };
        // Those that have ended leave nothing behind.
        while open.try_join_next().is_some() {}
        match accepted {
            Ok((stream, peer)) => {
                if let Some(place) = places.take(room, peer.ip()) {
                    open.spawn(answer(stream, peer, place, router.clone(), graceful.watcher()));
                }
            }
            Err(error) => wait_after(&error).await,
        }
    }
    drop(listener);
    if tokio::time::timeout(LONGEST_END, graceful.shutdown()).await.is_err() {
        tracing::warn!("requests that took too long were left without an answer");
    }
    open.shutdown().await;
}

/// A peer that is gone already is nobody's fault; anything else may last.
async fn wait_after(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        tracing::error!(%error, "no connection is accepted");
        tokio::time::sleep(AFTER_A_FAILURE).await;
    }
}

/// Answers the requests of one connection.
async fn answer(stream: TcpStream, peer: SocketAddr, place: Place, router: Router, watcher: Watcher) {
    // Without this, Nagle's algorithm holds the last packet of a page back by 40 ms.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "TCP_NODELAY");
    }
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(LONGEST_WRITE));
    let service = service_fn(move |request| respond(router.clone(), request, peer));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(LONGEST_HEAD)
        .serve_connection(TokioIo::new(Box::pin(stream)), service);
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, "a connection ended early");
    }
    drop(place);
}

async fn respond(router: Router, request: Request<Incoming>, peer: SocketAddr) -> Result<Response, Infallible> {
    let mut request = request.map(|body| Body::new(Paced::new(body)));
    request.extensions_mut().insert(ConnectInfo(peer));
    router.oneshot(request).await
}
