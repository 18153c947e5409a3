//! Addresses suggested while one types: what is asked of a service, and what comes of one that fails. The service is a small one of our
//! own that speaks the protocol of the Base Adresse Nationale.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::access::Role;
use domain::clients::SuggestedAddress;
use domain::text::Text;
use tokio::net::TcpListener;

use super::support::{Answer, App, request, router_with, send};

/// What a service was asked, in order.
type Heard = Arc<Mutex<Vec<String>>>;

/// A service on a port of its own, as long as the test runs. Answers where it is, and what it was asked.
async fn service() -> (String, Heard) {
    let heard = Heard::default();
    let routes = Router::new()
        .route("/ban/search/", get(search))
        .route("/slash/search/", get(|| async { redirect("/slash/search") }))
        .route("/slash/search", get(search))
        .route("/away/search/", get(|| async { redirect("http://localhost:1/elsewhere") }))
        .with_state(Arc::clone(&heard));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() }));
    (format!("http://{address}"), heard)
}

fn redirect(to: &'static str) -> Response {
    (StatusCode::FOUND, [(header::LOCATION, to)]).into_response()
}

/// Answers as the words of the question say.
async fn search(State(heard): State<Heard>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    heard.lock().unwrap().push(query.clone());
    if query.contains("lente") {
        tokio::time::sleep(Duration::from_secs(20)).await;
    }
    let label =
        if query.contains("grande") { "x".repeat(200_000) } else { "8 Boulevard du Port 80000 Amiens".to_owned() };
    match query.as_str() {
        query if query.contains("panne") => StatusCode::BAD_GATEWAY.into_response(),
        query if query.contains("page") => "<html>".into_response(),
        _ => {
            let body = serde_json::json!({ "type": "FeatureCollection", "features": [{
                "type": "Feature",
                "geometry": { "type": "Point", "coordinates": [2.290_084, 49.897_443] },
                "properties": {
                    "label": label, "name": "8 Boulevard du Port", "type": "housenumber", "postcode": "80000", "city": "Amiens",
                },
            }] });
            body.to_string().into_response()
        }
    }
}

async fn choose(app: &App, service: &str, url: &str) -> Answer {
    let body = serde_json::json!({ "form": { "service": service, "url": url } }).to_string();
    app.post("/api/settings/addresses-save", Some(app.cookie(Role::Owner)), &body).await
}

async fn suggest(app: &App, role: Role, text: &str) -> Answer {
    let body = serde_json::json!({ "text": text }).to_string();
    app.post("/api/addresses/suggest", Some(app.cookie(role)), &body).await
}

fn found(answer: &Answer) -> Vec<SuggestedAddress> {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_asked_until_the_company_says_so() {
    let app = App::new().await;
    let (url, heard) = service().await;
    assert_eq!(found(&suggest(&app, Role::Sales, "8 bd du port").await), []);
    assert_eq!(choose(&app, "other", &format!("{url}/ban/")).await.status, StatusCode::OK);
    assert_eq!(found(&suggest(&app, Role::Sales, "8 b").await), [], "too little is typed");
    assert_eq!(heard.lock().unwrap().len(), 0);
    let [one] = &found(&suggest(&app, Role::Sales, " 8 bd  du port & ").await)[..] else { panic!() };
    assert_eq!(one.line1.as_ref().map(Text::as_str), Some("8 Boulevard du Port"));
    assert_eq!((one.postal_code.as_ref().map(Text::as_str), one.country), (Some("80000"), None));
    let place = one.position.map(|(north, east)| (north.micro(), east.micro()));
    assert_eq!(place, Some((49_897_443, 2_290_084)), "north before east, as forms have it");
    assert_eq!(*heard.lock().unwrap(), ["q=8+bd+du+port+%26&limit=5&autocomplete=1"]);
    // What was just answered is not asked again, whoever types it.
    found(&suggest(&app, Role::Owner, "8 BD du port &").await);
    assert_eq!(heard.lock().unwrap().len(), 1);
    assert_eq!(choose(&app, "off", "").await.status, StatusCode::OK);
    assert_eq!(found(&suggest(&app, Role::Sales, "8 bd du port &").await), []);
    let settings = app.post("/api/settings/company", Some(app.cookie(Role::Owner)), "{}").await;
    assert!(settings.body.contains(r#""address_service":{"service":"off","url":""}"#), "{}", settings.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_fails_is_soon_given_up() {
    let app = App::new().await;
    let (url, _) = service().await;
    assert_eq!(choose(&app, "other", &format!("{url}/ban")).await.status, StatusCode::OK);
    let start = Instant::now();
    for text in ["rue lente", "rue grande", "rue en panne", "rue de la page"] {
        let answer = suggest(&app, Role::Sales, text).await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (StatusCode::UNPROCESSABLE_ENTITY, r#"{"refused":"no_answer"}"#),
            "{text}"
        );
    }
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    // A failure is not kept: the next question is asked again, and answered.
    assert_eq!(found(&suggest(&app, Role::Sales, "rue de la paix").await).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_leads_nowhere_else() {
    let app = App::new().await;
    let (url, heard) = service().await;
    assert_eq!(choose(&app, "other", &format!("{url}/away")).await.status, StatusCode::OK);
    assert_eq!(suggest(&app, Role::Sales, "rue de la paix").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(choose(&app, "other", &format!("{url}/slash")).await.status, StatusCode::OK);
    assert_eq!(found(&suggest(&app, Role::Sales, "rue de la paix").await).len(), 1, "within itself it may");
    assert_eq!(heard.lock().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_asks_no_faster_than_they_type() {
    let app = App::new().await;
    let (url, heard) = service().await;
    assert_eq!(choose(&app, "other", &format!("{url}/ban")).await.status, StatusCode::OK);
    let mut refused = None;
    for number in 0..60 {
        let answer = suggest(&app, Role::Sales, &format!("{number} rue de la paix")).await;
        if answer.status != StatusCode::OK {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("sixty questions in a row are too many");
    assert!(refused.body.contains("too_many_attempts"), "{}", refused.body);
    assert!((30..60).contains(&heard.lock().unwrap().len()));
    found(&suggest(&app, Role::Owner, "100 rue de la paix").await);
    found(&suggest(&app, Role::Sales, "1 rue de la paix").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn services_of_this_machine_are_the_operators_to_allow() {
    let app = App::new().await;
    let (url, heard) = service().await;
    let data = tempfile::tempdir().unwrap();
    let closed = router_with(&app.db, data.path(), &[]);
    let post = async |path: &str, body: serde_json::Value| {
        let request = request(axum::http::Method::POST, path, Some(app.cookie(Role::Owner)))
            .header("content-type", "application/json")
            .body(axum::body::Body::from(body.to_string()));
        send(&closed, request.unwrap()).await
    };
    let form = |url: &str| serde_json::json!({ "form": { "service": "other", "url": url } });
    let answer = post("/api/settings/addresses-save", form(&url)).await;
    assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.body.contains("not_https"), "{}", answer.body);
    // Allowed once and then no more, it is not asked either; nor is a name that leads here.
    assert_eq!(choose(&app, "other", &url).await.status, StatusCode::OK);
    let text = serde_json::json!({ "text": "8 bd du port" });
    assert_eq!(post("/api/addresses/suggest", text).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for wrong in ["http://addok.example.fr", "https://192.168.1.1", "ftp://a.example", ""] {
        assert_eq!(choose(&app, "other", wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    assert_eq!(choose(&app, "somebody", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(heard.lock().unwrap().len(), 0);
}
