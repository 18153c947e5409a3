//! What is refused, told to the log: whoever tries doors meets closed ones, and the operator sees it there (ASVS 16.3.2, 16.3.3).

use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use kit::session::Visitor;

use crate::state::AppState;
use crate::visitor;

/// Tells what a role does not allow, or what is another company's, with whoever asked.
pub async fn of_visitors(request: Request<Body>, next: Next) -> Response {
    let asked = request.extensions().get::<Visitor>().map(|visitor| {
        let signed_in = visitor.signed_in.as_ref();
        let company = signed_in.and_then(|signed_in| signed_in.company).map(|(company, _)| company);
        let user = signed_in.map(|signed_in| signed_in.user);
        (user, visitor.page_company.or(company), visitor.address.clone())
    });
    let response = next.run(request).await;
    if let Some((user, company, address)) = asked.filter(|_| response.status() == StatusCode::FORBIDDEN) {
        tracing::warn!(user = user.map(display), company = company.map(display), address, "refused");
    }
    response
}

/// Tells what is refused before anybody knows who asks: a page of another site, a name that is not ours. `sent` is what gives it away.
pub fn unread(state: &AppState, request: &Request<Body>, sent: Option<&str>) {
    let address = visitor::address(state, request.extensions(), request.headers());
    tracing::warn!(sent, address, "refused unread");
}
