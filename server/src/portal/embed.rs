//! The clients' own door in the pages of other sites: the script that puts it there, the one that runs in it, and the ways in.
//!
//! The script around knows the company alone. Whoever is not in yet gets a code by e-mail, or comes with a token that the company's own back
//! end has signed.

mod ask;
mod enter;
mod entered;
mod out;

use axum::Router;
use axum::http::HeaderName;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::state::AppState;

/// What a site loads: an element that frames the portal. Sites pay for it, so that it stays below 5 kB as it is.
const AROUND: &str = include_str!("embed.js");
/// What runs in the frame.
const WITHIN: &str = include_str!("frame.js");
/// A browser asks anew for them now and then.
const KEPT: &str = "public, max-age=3600";

/// Its routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/embed.js", get(around))
        .route("/portal/frame.js", get(within))
        .route("/portal/embed/out", post(out::open))
        .route("/portal/embed/{company}", get(ask::show).post(ask::ask))
        .route("/portal/embed/{company}/code", post(enter::by_code))
        .route("/portal/embed/{company}/factor", post(enter::by_factor))
        .route("/portal/embed/{company}/token", post(enter::by_token))
}

/// `GET /embed.js`, for whichever site asks.
async fn around() -> Response {
    let headers = [
        (CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (CACHE_CONTROL, KEPT),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    (headers, AROUND).into_response()
}

/// `GET /portal/frame.js`.
async fn within() -> Response {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8"), (CACHE_CONTROL, KEPT)], WITHIN).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_sent_once_and_nobody_else_is_shown_meanwhile() {
        assert!(AROUND.contains(r#"given === this.used ? "" : given"#));
        assert!(AROUND.contains(r#"asked.set("signed", "")"#));
        assert!(WITHIN.contains(r#"let token = (!pass && session) || "";"#), "what is kept is not the token's");
    }

    #[test]
    fn a_frame_takes_the_focus_from_no_page_around_and_stays_where_it_is_without_a_network() {
        assert_eq!((WITHIN.matches(".focus(").count(), WITHIN.matches("tell(\"page\")").count()), (1, 1));
        assert!(WITHIN.contains("if (!document.hasFocus()) return;\n    element?.focus("));
        assert!(!WITHIN.contains("location.assign") && !WITHIN.contains("location.href ="));
    }

    #[test]
    fn what_sites_load_is_small_and_speaks_to_its_own_frame_alone() {
        assert!(AROUND.len() <= 5_000, "{}", AROUND.len());
        assert!(AROUND.contains("source !== this.frame.contentWindow || origin !== home"));
        for script in [AROUND, WITHIN] {
            for never in ["localStorage", "sessionStorage", "innerHTML", "eval(", "postMessage(\"*\"", ", \"*\")"] {
                assert!(!script.contains(never), "{never}");
            }
        }
    }
}
