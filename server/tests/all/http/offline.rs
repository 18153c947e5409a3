//! What makes the application installable, and usable without network.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;
use serde_json::Value;

use super::listed::USUAL_LIST;
use super::support::{App, request};

#[tokio::test(flavor = "multi_thread")]
async fn the_worker_is_asked_for_anew_and_loads_our_own_files_alone() {
    let app = App::new().await;
    let worker = app.get("/sw.js", None).await;
    assert_eq!(worker.status, StatusCode::OK);
    assert_eq!(worker.headers["cache-control"], "no-cache");
    assert_eq!(
        worker.headers["content-security-policy"],
        "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"
    );
    assert!(worker.headers["content-type"].to_str().unwrap().starts_with("text/javascript"));
    let page = app.get("/login", None).await;
    assert!(page.headers["content-security-policy"].to_str().unwrap().contains("worker-src 'self';"));
}

/// It is a file as it stands, and cannot ask the registry itself.
#[tokio::test(flavor = "multi_thread")]
async fn the_worker_knows_every_list() {
    let app = App::new().await;
    let worker = app.get("/sw.js", None).await.body;
    let (_, written) = worker.split_once("const LISTS = ").unwrap();
    let written: Vec<String> = serde_json::from_str(written.split_once(';').unwrap().0).unwrap();
    let stated: Vec<&str> = domain::listings::all().map(|listing| listing.path).collect();
    assert_eq!(written, stated);
    // They stand in an expression as they are.
    assert!(stated.iter().all(|path| path[1..].bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-')));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_manifest_is_in_the_visitors_language_and_its_icons_are_there() {
    let app = App::new().await;
    let asked = request(Method::GET, "/manifest.webmanifest", None).header("accept-language", "en-CA");
    let english = app.send(asked.body(Body::empty()).unwrap()).await;
    assert_eq!(english.headers["content-type"], "application/manifest+json");
    assert_eq!(english.headers["cache-control"], "private, no-cache");
    assert!(english.headers.get_all("vary").iter().any(|value| value == "accept-language, cookie"));
    let english: Value = serde_json::from_str(&english.body).unwrap();
    assert_eq!((&english["lang"], &english["shortcuts"][0]["name"]), (&"en".into(), &"New client".into()));
    let french = app.get("/manifest.webmanifest", Some(app.cookie(Role::Owner))).await;
    let french: Value = serde_json::from_str(&french.body).unwrap();
    assert_eq!((&french["lang"], &french["shortcuts"][0]["name"]), (&"fr".into(), &"Nouveau client".into()));
    assert_eq!((&french["id"], &french["start_url"]), (&english["id"], &"/clients".into()));
    for icon in french["icons"].as_array().unwrap() {
        let answer = app.get(icon["src"].as_str().unwrap(), None).await;
        assert_eq!((answer.status, &answer.headers["content-type"]), (StatusCode::OK, &"image/png".parse().unwrap()));
    }
    let page = app.get("/login", None).await;
    assert!(page.body.contains(r#"rel="manifest""#) && page.body.contains("/icons/apple-touch.png"));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_page_says_whose_it_is_and_in_which_language() {
    let app = App::new().await;
    let mine = app.get("/clients", Some(app.cookie(Role::Owner))).await;
    let whose = mine.headers["clientele-for"].to_str().unwrap();
    assert!(whose.ends_with(&format!("-{}", app.company)), "{whose}");
    assert_eq!(mine.headers["content-language"], "fr");
    let theirs = app.get("/clients", Some(&app.stranger)).await;
    assert_ne!(theirs.headers["clientele-for"], whose);
    assert_eq!(app.get("/login", None).await.headers["clientele-for"], "nobody");
    let call = app.post("/api/lists/page", Some(app.cookie(Role::Owner)), USUAL_LIST).await;
    assert!(!call.headers.contains_key("clientele-for"), "a call is never kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_for_when_there_is_no_network_needs_no_program() {
    let app = App::new().await;
    for cookie in [None, Some(app.cookie(Role::ReadOnly))] {
        let page = app.get("/offline", cookie).await;
        assert_eq!((page.status, &page.headers["content-language"]), (StatusCode::OK, &"fr".parse().unwrap()));
        assert!(page.body.contains("Hors ligne") && page.body.contains("Réessayer"), "{}", page.body);
        assert!(!page.body.contains("/pkg/clientele.js") && !page.body.contains("modulepreload"), "{}", page.body);
    }
}
