//! What the log is told of a request, around all that happens meanwhile.

use std::borrow::Cow;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderName, Uri};

/// The number of a request, in its answer and in the log.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// What comes behind them in a path lets whoever has it in.
const SECRET_PATHS: [&str; 4] = ["/invite/", "/login/reset/", "/portal/l/", "/portal/d/"];
/// Ids have dashes, names of files have dots: so many letters of a hexadecimal number in a row are a token.
const SHORTEST_TOKEN: usize = 32;

/// The span of a request: what its lines in the log have in common.
pub fn of(request: &Request<Body>) -> tracing::Span {
    let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
    // The path alone: a query may hold what somebody searches for.
    tracing::info_span!("request", method = %request.method(), path = %told_path(request.uri()), id)
}

/// A path as it may be told to the log: whoever reads that must not come by the secret of a link. What looks like a token is one, wherever
/// it stands; what is none where one belongs may be a token that was copied badly.
pub fn told_path(uri: &Uri) -> Cow<'_, str> {
    let path = uri.path();
    if let Some(before) = SECRET_PATHS.iter().find(|before| path.starts_with(**before) && path.len() > before.len()) {
        return format!("{before}…").into();
    }
    let is_token = |part: &str| part.len() >= SHORTEST_TOKEN && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !path.split('/').any(is_token) {
        return path.into();
    }
    let told = |part| if is_token(part) { "…" } else { part };
    path.split('/').map(told).collect::<Vec<_>>().join("/").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_told_without_what_lets_somebody_in() {
        let told = |path: &str| told_path(&path.parse().unwrap()).into_owned();
        let token = "0123456789abcdef".repeat(4);
        assert_eq!(told(&format!("/invite/{token}")), "/invite/…");
        assert_eq!(told(&format!("/invite/{}", &token[..9])), "/invite/…", "a token that was copied badly");
        assert_eq!(told(&format!("/portal/l/{token}/pay")), "/portal/l/…");
        assert_eq!(told(&format!("/portal/l/{token}.")), "/portal/l/…", "the end of a sentence was copied along");
        assert_eq!(told(&format!("/portal/d/{token}./document.pdf")), "/portal/d/…");
        assert_eq!(told(&format!("/elsewhere/{token}/pay")), "/elsewhere/…/pay");
        let client = "/clients/01890a5d-ac96-774b-bcce-b302099a8057/edit";
        assert_eq!(told(client), client);
        assert_eq!(told("/pkg/clientele.0123456789abcdef.wasm?x"), "/pkg/clientele.0123456789abcdef.wasm");
        assert_eq!(told("/invite/"), "/invite/");
        assert_eq!(told(&format!("/login/reset/{}", &token[..9])), "/login/reset/…");
    }
}
