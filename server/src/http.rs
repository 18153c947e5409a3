//! The routes and the layers around them.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use app::{App, document};
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Extension, Request, State};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use engines::addresses::port::Finder;
use engines::mail::port::Mailer;
use kit::heavy::Heavy;
use kit::lost_password::{Locks, Locksmith};
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use store::imports::Uploads;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::addresses::Addresses;
use crate::kept_pages::KeptPages;
use crate::mail::lost_password::Links;
use crate::mail::{Trial, Way};
use crate::outgoing::Outgoing;
use crate::span::REQUEST_ID;
use crate::state::AppState;
use crate::too_long::LARGEST_CALL;
use crate::{
    assets, cards, drained, health, host, kept_pages, live, offline, origin, papers, policy, portal, refusals,
    rendering, span, status, stuck, too_long, transfer, visitor,
};

/// The longest a page or a call may take.
const LONGEST_CALL: Duration = Duration::from_secs(30);

/// The pages, looked for once a process: while they are, whatever else is rendered in it would wait for ever (leptos-rs/leptos#4773), as
/// tests do that each have a server.
static PAGES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

/// Everything the process answers.
pub fn router(state: AppState) -> Router {
    let https = state.config.is_https();
    let addresses = Finder(Arc::new(Addresses::new(Outgoing::new(state.config.private_services))));
    let mailer = Mailer(Arc::new(Trial::new(Way::of(&state.config))));
    let links = Links::of(&state.config, state.database.clone());
    let locks = Locks(links.map(|links| Arc::new(links) as Arc<dyn Locksmith>));
    let answered = pages(&state)
        .merge(transfer::routes())
        .merge(papers::routes())
        .merge(live::routes())
        .merge(offline::routes())
        .layer(from_fn(rendering::alone))
        .layer(from_fn(offline::mark))
        // No worker keeps the pages of the clients' own door.
        .merge(portal::routes())
        .layer(from_fn(refusals::of_visitors))
        .layer(Extension(Heavy::default()))
        .layer(Extension(Uploads::under(&state.config.data_dir)))
        .layer(Extension(addresses))
        .layer(Extension(mailer))
        .layer(Extension(cards::Stripe::of(&state.config)))
        .layer(Extension(locks))
        .layer(from_fn_with_state(KeptPages::default(), kept_pages::answer))
        .layer(from_fn_with_state(state.clone(), visitor::find))
        .layer(from_fn_with_state(state.clone(), origin::check))
        .layer(from_fn(drained::answer))
        .layer(CompressionLayer::new().br(true).gzip(true).quality(tower_http::CompressionLevel::Fastest));
    // Those who ask for health name this machine as they please.
    let files = assets::routes(&state)
        .merge(assets::root_files(&state))
        .merge(offline::worker(&state))
        .layer(map_response(assets::name_charset));
    // The provider of payments by card comes from no page of ours.
    let reached = answered.merge(files).merge(cards::hook::routes());
    let named = reached.layer(from_fn_with_state(state.clone(), host::check));
    let all = named.merge(health::routes());
    policy::layer(all, https)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(TraceLayer::new_for_http().make_span_with(span::of))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .with_state(state)
}

/// The pages and the calls that they make.
fn pages(state: &AppState) -> Router<AppState> {
    let options = state.leptos.clone();
    let missing = options.clone();
    Router::new()
        // Each call that there is gets a route of its own from leptos.
        .leptos_routes(state, PAGES.clone(), move || document(options.clone()))
        .route("/api/{*name}", any(no_such_call))
        .fallback(move |State(_): State<AppState>, request: Request<Body>| not_found(missing.clone(), request))
        // Around the calls too.
        .layer(map_response(status::set))
        .layer(from_fn_with_state(stuck::PATIENCE, stuck::anew))
        .layer(DefaultBodyLimit::max(LARGEST_CALL))
        .layer(RequestBodyLimitLayer::new(LARGEST_CALL))
        .layer(from_fn_with_state(state.clone(), too_long::answer))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_CALL))
}

/// For a call that there is not: leptos would take it for a mistake in its arguments.
async fn no_such_call() -> (StatusCode, &'static str) {
    (StatusCode::NOT_FOUND, "there is no such call")
}

/// A page that says so, with status 404.
async fn not_found(options: leptos::config::LeptosOptions, request: Request<Body>) -> Response {
    let render = leptos_axum::render_app_async(move || document(options.clone()));
    let mut response = render(request).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// A bug answers 500 and the others go on; what it was is in the log.
fn panicked(cause: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let what = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("unknown");
    tracing::error!(what, "panicked");
    (StatusCode::INTERNAL_SERVER_ERROR, "internal error").into_response()
}
