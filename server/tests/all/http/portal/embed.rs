//! The clients' own door in frames of other sites: who may frame what, and how a frame's session is known.

use std::time::Instant;

use axum::body::Body;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{Method, StatusCode};
use domain::access::Role;
use domain::billing::kind::DocumentKind;
use domain::portal::SitesForm;
use store::portal;

use super::super::support::{Answer, App, request};
use super::{PATIENCE, cookie, get, invited, link, post, signed_in, written};
use crate::sink::Sink;

const SITES: &str = "https://www.exemple.fr\nhttps://boutique.exemple.fr:8443";
const ANCESTORS: &str = "frame-ancestors https://www.exemple.fr https://boutique.exemple.fr:8443";

/// Where people come by https.
const HTTPS: &str = "https://clients.example.fr";

async fn name_sites(app: &App, sites: &str) {
    let access = app.access();
    let version = portal::embedding(&access.read()).await.unwrap().version;
    let sites = SitesForm { sites: sites.to_owned() }.parse().unwrap();
    let tx = access.begin().await.unwrap();
    portal::save_sites(&tx, version, &sites).await.unwrap();
    tx.commit().await.unwrap();
}

/// What a frame asks for: for itself, or by its script.
async fn framed(app: &App, path: &str, headers: &[(&str, &str)]) -> Answer {
    let asked =
        headers.iter().fold(request(Method::GET, path, None), |asked, (name, value)| asked.header(*name, *value));
    app.send(asked.body(Body::empty()).unwrap()).await
}

fn policy(answer: &Answer) -> &str {
    answer.headers["content-security-policy"].to_str().unwrap()
}

/// Asserts that nobody may frame an answer.
fn refuses_frames(answer: &Answer, what: &str) {
    assert!(policy(answer).contains("frame-ancestors 'none'"), "{what}: {}", policy(answer));
    assert_eq!(answer.headers["x-frame-options"], "DENY", "{what}");
}

/// What stands in a hidden input of a page.
fn hidden(page: &Answer, name: &str) -> String {
    let input = page.body.split("<input").find(|input| input.contains(&format!("name=\"{name}\""))).unwrap();
    input.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// The code in the only letter that there is.
async fn code(sink: &Sink) -> String {
    let until = Instant::now() + PATIENCE;
    while sink.kept().is_empty() {
        assert!(Instant::now() < until, "no letter came");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let kept = sink.kept().concat();
    let is_code = |line: &&str| line.len() == 8 && line.bytes().all(|byte| byte.is_ascii_digit());
    kept.lines().map(str::trim).find(is_code).unwrap().to_owned()
}

/// Ana, signed in with a code in a frame: the token that its script holds.
async fn entered(app: &App, sink: &Sink) -> String {
    let door = format!("/portal/embed/{}", app.company);
    let asked = post(app, &door, "", "email=ana%40roche.example&to=%2Fportal%2Finvoices&lang=fr").await;
    assert!(asked.status.is_success() && !asked.headers.contains_key(SET_COOKIE), "{}", asked.body);
    let browser = hidden(&asked, "browser");
    let wrong = post(app, &format!("{door}/code"), "", &format!("browser={browser}&code=00000000")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let typed = format!("browser={browser}&code={}&to={}", code(sink).await, hidden(&asked, "to"));
    let entered = post(app, &format!("{door}/code"), "", &typed).await;
    assert!(entered.status.is_success(), "{}", entered.body);
    assert_eq!(entered.headers["clientele-to"], "/portal/invoices");
    assert!(!entered.headers.contains_key(SET_COOKIE), "no cookie of a frame without https");
    entered.headers["clientele-frame"].to_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_the_portal_is_framed_by_exactly_the_sites_of_its_company() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let session = signed_in(&app, &sink).await;
    let door = format!("/portal/embed/{}", app.company);
    for path in ["/portal", door.as_str()] {
        refuses_frames(&get(&app, path, &session).await, path);
    }
    name_sites(&app, SITES).await;
    for path in ["/portal", "/portal/invoices", "/portal/statement"] {
        let page = framed(&app, path, &[("cookie", session.as_str()), ("sec-fetch-dest", "iframe")]).await;
        assert!(policy(&page).ends_with(ANCESTORS), "{path}: {}", policy(&page));
        assert!(!page.headers.contains_key("x-frame-options"), "{path}");
        assert!(page.body.contains("<script src=\"/portal/frame.js\" defer"), "{path}");
        assert!(!page.body.contains("data-session"), "the cookie of a page is not told: {path}");
        let alone = framed(&app, path, &[("cookie", session.as_str()), ("sec-fetch-dest", "document")]).await;
        assert!(policy(&alone).ends_with(ANCESTORS) && !alone.body.contains("<script"), "{path}: {}", policy(&alone));
    }
    assert!(policy(&get(&app, &door, "").await).ends_with(ANCESTORS));
    let other = format!("/portal/embed/{}", app.second_company().await);
    refuses_frames(&get(&app, &other, "").await, "a company that has named no site");
    refuses_frames(&get(&app, "/portal/embed/01890a5d-ac96-774b-bcce-b302099a8057", "").await, "no company");
    for path in ["/portal/login", "/portal/l/none", "/login", "/portal/invoices"] {
        refuses_frames(&get(&app, path, "").await, path);
    }
    let staff = format!("clientele_session={}", app.cookie(Role::Owner));
    for path in ["/", "/clients", "/settings/portal"] {
        refuses_frames(&get(&app, path, &staff).await, path);
    }
    let preview = cookie(&app.get(&format!("/portal/preview/{client}"), Some(app.cookie(Role::Owner))).await);
    refuses_frames(&get(&app, "/portal", &format!("{staff}; {preview}")).await, "the preview");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_is_known_by_what_its_script_holds() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    name_sites(&app, SITES).await;
    let invoice = written(&app, client, DocumentKind::Invoice, true).await;
    let token = entered(&app, &sink).await;
    let with = [("clientele-frame", token.as_str()), ("sec-fetch-dest", "empty")];
    let page = framed(&app, "/portal/invoices", &with).await;
    assert!(page.status.is_success() && page.body.contains(&invoice.to_string()), "{}", page.body);
    let again = framed(&app, &format!("/portal/embed/{}?to=%2Fportal%2Fquotes", app.company), &with).await;
    assert_eq!((again.status, again.headers[LOCATION].to_str().unwrap()), (StatusCode::SEE_OTHER, "/portal/quotes"));
    let astray = framed(&app, &format!("/portal/embed/{}?to=%2F%2Fevil.example", app.company), &with).await;
    assert_eq!(astray.headers[LOCATION], "/portal");
    let signed = framed(&app, &format!("/portal/embed/{}?signed=&lang=fr", app.company), &with).await;
    assert!(signed.status.is_success() && signed.body.contains("Vous entrez"), "{}", signed.body);
    assert!(!signed.body.contains("name=\"email\"") && !signed.body.contains("Ana Roche"), "{}", signed.body);
    // A frame is nobody else: not even staff, whose cookies come with it where the sites are one.
    let staff = format!("clientele_session={}", app.cookie(Role::Owner));
    let none = "0f".repeat(32);
    let other = framed(&app, "/portal", &[("clientele-frame", none.as_str()), ("cookie", staff.as_str())]).await;
    assert_eq!(other.headers[LOCATION], "/portal/login");
    let kept = format!("__Host-clientele_portal_frame={token}");
    assert_eq!(get(&app, "/portal", &kept).await.headers[LOCATION], "/portal/login", "no such cookie without https");

    let left = request(Method::POST, "/portal/logout", None).header("clientele-frame", token.as_str());
    assert_eq!(app.send(left.body(Body::empty()).unwrap()).await.headers[LOCATION], "/portal/login");
    assert_eq!(framed(&app, "/portal", &with).await.headers[LOCATION], "/portal/login");
}

/// Sends a form where people come by https, from a frame or from a page of its own.
async fn secure(app: &App, path: &str, (dest, cookies): (&str, &str), body: &str) -> Answer {
    let sent = request(Method::POST, path, None)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-dest", dest)
        .header("cookie", cookies);
    let mut sent = sent.body(Body::from(body.to_owned())).unwrap();
    sent.headers_mut().insert("origin", HTTPS.parse().unwrap());
    app.send(sent).await
}

#[tokio::test(flavor = "multi_thread")]
async fn by_https_a_frame_has_a_cookie_of_its_own_for_each_site_around() {
    let (app, sink) = (App::with(&["--public-url", HTTPS]).await, Sink::start());
    invited(&app, &sink).await;
    name_sites(&app, SITES).await;
    let door = format!("/portal/embed/{}", app.company);
    let asked = secure(&app, &door, ("iframe", ""), "email=ana%40roche.example").await;
    let typed = format!("browser={}&code={}", hidden(&asked, "browser"), code(&sink).await);
    let entered = secure(&app, &format!("{door}/code"), ("iframe", ""), &typed).await;
    let token = entered.headers["clientele-frame"].to_str().unwrap();
    let set = entered.headers[SET_COOKIE].to_str().unwrap();
    assert!(set.contains("HttpOnly; SameSite=None; Secure; Partitioned"), "{set}");
    let kept = format!("__Host-clientele_portal_frame={token}");
    assert!(set.starts_with(&kept), "{set}");
    let page = framed(&app, "/portal", &[("cookie", kept.as_str()), ("sec-fetch-dest", "iframe")]).await;
    assert!(page.status.is_success() && page.body.contains("Ana Roche"), "{}", page.body);
    assert!(page.body.contains(&format!("data-session=\"{token}\"")), "the frame's script hands it to other tabs");
    let refused = secure(&app, &format!("{door}/token"), ("iframe", kept.as_str()), "token=a.b.c").await;
    assert_eq!(refused.status, StatusCode::GONE);
    let set = refused.headers[SET_COOKIE].to_str().unwrap();
    assert!(set.starts_with("__Host-clientele_portal_frame=;"), "whom the site means is not who was in before: {set}");
    let left = secure(&app, "/portal/logout", ("iframe", kept.as_str()), "").await;
    let set: Vec<_> = left.headers.get_all(SET_COOKIE).iter().map(|set| set.to_str().unwrap()).collect();
    assert!(set.len() == 1 && set[0].starts_with("__Host-clientele_portal_frame=;"), "the usual one stays: {set:?}");
    let again = framed(&app, "/portal", &[("cookie", kept.as_str()), ("sec-fetch-dest", "iframe")]).await;
    assert_eq!(again.headers[LOCATION], "/portal/login");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_of_a_frame_counts_in_frames_alone() {
    let (app, sink) = (App::with(&["--public-url", HTTPS]).await, Sink::start());
    invited(&app, &sink).await;
    name_sites(&app, SITES).await;
    // A site around that is of the same domain has it sent with every page: it has ended, and must keep nobody out.
    let ended = format!("__Host-clientele_portal_frame={}", "0f".repeat(32));
    let asked = secure(&app, "/portal/login", ("document", ended.as_str()), "email=ana%40roche.example").await;
    let both = format!("{ended}; {}", cookie(&asked));
    let entered = secure(&app, &link(&sink).await, ("document", both.as_str()), "").await;
    assert_eq!((entered.status, entered.headers[LOCATION].to_str().unwrap()), (StatusCode::SEE_OTHER, "/portal"));
    let both = format!("{ended}; {}", cookie(&entered));
    let page = framed(&app, "/portal", &[("cookie", both.as_str()), ("sec-fetch-dest", "document")]).await;
    assert!(page.status.is_success() && page.body.contains("Ana Roche"), "{}", page.body);
    let within = framed(&app, "/portal", &[("cookie", both.as_str()), ("sec-fetch-dest", "iframe")]).await;
    assert_eq!(within.headers[LOCATION], "/portal/login", "the frame is nobody else");
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_open_outside_a_frame_by_a_session_of_their_own() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    name_sites(&app, SITES).await;
    let invoice = written(&app, client, DocumentKind::Invoice, true).await;
    let token = entered(&app, &sink).await;
    let path = format!("/portal/documents/{invoice}.pdf");
    let opened = post(&app, "/portal/embed/out", "", &format!("session={token}&to={path}")).await;
    assert_eq!((opened.status, opened.headers[LOCATION].to_str().unwrap()), (StatusCode::SEE_OTHER, path.as_str()));
    let set: Vec<_> = opened.headers.get_all(SET_COOKIE).iter().map(|set| set.to_str().unwrap()).collect();
    let own = set.iter().find(|set| set.starts_with("clientele_portal=")).unwrap();
    assert!(own.contains("SameSite=Lax") && !own.contains("Max-Age") && !own.contains(&token), "{own}");
    let own = own.split(';').next().unwrap();
    let paper = get(&app, &path, own).await;
    assert!(paper.status.is_success() && paper.body.starts_with("%PDF"), "{}", paper.status);
    let kept = post(&app, "/portal/embed/out", own, &format!("session={token}&to=https%3A%2F%2Fevil.example")).await;
    assert_eq!(kept.headers[LOCATION], "/portal", "nowhere else");
    assert!(!kept.headers.contains_key(SET_COOKIE), "a tab that has a session keeps it");
    let left = request(Method::POST, "/portal/logout", None).header("clientele-frame", token.as_str());
    app.send(left.body(Body::empty()).unwrap()).await;
    assert_eq!(get(&app, &path, own).await.headers[LOCATION], "/portal/login", "whoever leaves the frame leaves both");
    let nobody = post(&app, "/portal/embed/out", "", "session=none&to=/portal").await;
    assert_eq!(nobody.headers[LOCATION], "/portal/login");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_signed_in_from_elsewhere() {
    let app = App::new().await;
    let door = format!("/portal/embed/{}", app.company);
    let wrong = post(&app, &format!("{door}/token"), "", "token=a.b.c").await;
    assert_eq!(wrong.status, StatusCode::GONE);
    assert!(wrong.body.contains("ne sert plus") && !wrong.headers.contains_key("clientele-frame"), "{}", wrong.body);
    for path in [format!("{door}/token"), format!("{door}/code"), door, "/portal/embed/out".to_owned()] {
        let sent = request(Method::POST, &path, None).header("content-type", "application/x-www-form-urlencoded");
        let mut sent = sent.body(Body::from("token=a.b.c&session=x&to=/portal")).unwrap();
        sent.headers_mut().insert("origin", "https://www.exemple.fr".parse().unwrap());
        assert_eq!(app.send(sent).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sites_load_one_small_script() {
    let app = App::new().await;
    let script = app.get("/embed.js", None).await;
    assert_eq!(script.status, StatusCode::OK);
    assert_eq!(script.headers["content-type"], "text/javascript; charset=utf-8");
    assert_eq!(script.headers["cross-origin-resource-policy"], "cross-origin");
    assert!(script.body.len() <= 5_000 && script.body.contains("customElements.define"), "{}", script.body.len());
    assert_eq!(app.get("/portal/frame.js", None).await.headers["content-type"], "text/javascript; charset=utf-8");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_makes_a_site_reads_how_it_signs_its_clients_in() {
    let app = App::new().await;
    for (language, said) in [("fr", "entrée par votre site"), ("en", "Signed in by your site")] {
        let asked = request(Method::GET, "/portal/embedding", None).header("accept-language", language);
        let page = app.send(asked.body(Body::empty()).unwrap()).await;
        assert!(page.status.is_success() && page.body.contains(said), "{}", page.body);
        for example in ["hash_hmac", "hmac.new", "createHmac", "OpenSSL::HMAC", "&lt;clientele-portal"] {
            assert!(page.body.contains(example), "{example}: {}", page.body);
        }
        assert!(!page.body.contains("<clientele-portal") && !page.body.contains("<?php"), "{}", page.body);
    }
}
