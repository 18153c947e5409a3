//! Signing in and out, and staff's previews, where a browser has more than one of them.

use axum::http::header::CACHE_CONTROL;

use super::*;

/// A cookie by its name, of all that an answer sets, as a browser sends it back; empty where it takes it away.
fn cookie_of(answer: &Answer, name: &str) -> Option<String> {
    let set = answer.headers.get_all(SET_COOKIE).iter().map(|set| set.to_str().unwrap());
    let pair = set.filter_map(|set| set.split(';').next()).find(|pair| pair.starts_with(&format!("{name}=")))?;
    Some(pair.to_owned())
}

/// The link of the last letter, once there are so many.
pub async fn link_of(sink: &Sink, letters: usize) -> String {
    let until = Instant::now() + PATIENCE;
    while sink.kept().len() < letters {
        assert!(Instant::now() < until, "no letter came");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let text = sink.kept().last().unwrap().replace("=\n", "").replace("=3D", "=");
    let token: String = text.split("/portal/l/").nth(1).unwrap().chars().take_while(char::is_ascii_hexdigit).collect();
    format!("/portal/l/{token}")
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_ends_what_was_before_and_has_the_browser_known() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let first = signed_in(&app, &sink).await;
    let browser = cookie(&post(&app, "/portal/login", "", "email=ana%40roche.example").await);
    let begun = app.get(&format!("/portal/preview/{client}"), Some(app.cookie(Role::Owner))).await;
    let cookies = format!("{browser}; {first}; {}", cookie(&begun));
    let entered = post(&app, &link_of(&sink, 2).await, &cookies, "").await;
    assert_eq!(entered.headers[LOCATION], "/portal");
    assert_eq!(cookie_of(&entered, "clientele_portal_preview").as_deref(), Some("clientele_portal_preview="));
    assert_eq!(get(&app, "/portal", &first).await.status, StatusCode::SEE_OTHER, "the session before is over");
    assert!(get(&app, "/portal", &cookie(&entered)).await.status.is_success());
    let known = cookie_of(&entered, "clientele_portal_known").unwrap();
    assert_eq!(get(&app, "/portal", &known).await.status, StatusCode::SEE_OTHER, "it opens nothing");
    // Strangers ask until they are told to wait; the browser that is known does not.
    let ask = async |cookies: &str| post(&app, "/portal/login", cookies, "email=ana%40roche.example").await.status;
    let mut statuses = Vec::new();
    for _ in 0..8 {
        statuses.push(ask("").await);
    }
    assert_eq!(statuses.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(ask(&known).await, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_that_is_over_leaves_no_guest_signed_in() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let session = signed_in(&app, &sink).await;
    let begun = app.get(&format!("/portal/preview/{client}"), Some(app.cookie(Role::Owner))).await;
    // Staff's own session is over, the cookie of the preview is not.
    let out = post(&app, "/portal/logout", &format!("{session}; {}", cookie(&begun)), "").await;
    assert_eq!(out.headers[LOCATION], "/portal/login");
    for name in ["clientele_portal", "clientele_portal_preview"] {
        assert_eq!(cookie_of(&out, name), Some(format!("{name}=")));
    }
    assert_eq!(get(&app, "/portal", &session).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_is_of_the_company_of_its_page() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let (owner, second) = (app.signed_in(Role::Owner).await, app.second_company().await);
    store::sessions::switch_company(&app.db.database, &owner, second).await.unwrap();
    let staff = app.cookie(Role::Owner);
    let elsewhere = app.get(&format!("/portal/preview/{client}"), Some(staff)).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND, "the session is at another company");
    let begun = app.get(&format!("/portal/preview/{client}?company={}", app.company), Some(staff)).await;
    assert_eq!(begun.headers[LOCATION], "/portal");
    let home = get(&app, "/portal", &format!("clientele_session={staff}; {}", cookie(&begun))).await;
    assert!(home.status.is_success() && home.body.contains("class=\"preview\""), "{}", home.body);
    // Nobody sees more by writing such a cookie.
    for made_up in [format!("{second}.{client}"), client.to_string(), format!("{client}.{client}")] {
        let cookies = format!("clientele_session={staff}; clientele_portal_preview={made_up}");
        assert_eq!(get(&app, "/portal", &cookies).await.status, StatusCode::SEE_OTHER, "{made_up}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_guest_stays_in_the_browser() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let invoice = written(&app, client, DocumentKind::Invoice, true).await;
    let session = signed_in(&app, &sink).await;
    for path in ["/portal/statement.pdf".to_owned(), format!("/portal/documents/{invoice}.pdf")] {
        let paper = get(&app, &path, &session).await;
        assert!(paper.status.is_success(), "{path}: {}", paper.body);
        assert_eq!(paper.headers[CACHE_CONTROL], "no-store", "{path}");
    }
}
