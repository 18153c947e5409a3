//! What a contact changes of themselves, over HTTP.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;
use domain::activity::Event;
use domain::billing::kind::DocumentKind;
use store::{activity, clients, companies, contacts, documents};
use testing::clients::{created, named, place};

use super::super::read::{has, pages};
use super::{Answer, App, PATIENCE, Sink, cookie, get, invited, post, request, signed_in, written};

/// The value of a hidden input.
fn hidden(page: &str, name: &str) -> String {
    let tag = page.split("<input").find(|tag| tag.contains(&format!(r#"name="{name}""#))).unwrap();
    tag.split(r#"value=""#).nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_changes_their_details_and_is_told_of_others() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, contact) = invited(&app, &sink).await;
    let session = signed_in(&app, &sink).await;
    let page = get(&app, "/portal/me", &session).await;
    assert!(page.status.is_success() && page.body.contains("ana@roche.example"), "{}", page.body);
    assert!(!page.body.contains("/portal/me/address"), "the company has not let them");
    let versions =
        format!("version={}&client_version={}", hidden(&page.body, "version"), hidden(&page.body, "client_version"));
    let wrong = post(&app, "/portal/me", &session, &format!("{versions}&first_name=Ana&mobile=12")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("aria-invalid") && wrong.body.contains(r#"value="12""#), "{}", wrong.body);
    let saved = post(&app, "/portal/me", &session, &format!("{versions}&first_name=Anne&email=else%40x.example")).await;
    assert_eq!(
        (saved.status, saved.headers["location"].to_str().unwrap()),
        (StatusCode::SEE_OTHER, "/portal/me?saved")
    );
    let kept = contacts::get(&app.access().read(), contact).await.unwrap();
    assert_eq!(kept.person.display_name(), "Anne Roche");
    assert_eq!(kept.person.email.unwrap().as_str(), "ana@roche.example");
    let late = post(&app, "/portal/me", &session, &format!("{versions}&first_name=Annie")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains(">Anne<") && late.body.contains(r#"value="Annie""#), "{}", late.body);
    assert_eq!(post(&app, "/portal/me", &session, "first_name=Annie").await.status, StatusCode::BAD_REQUEST);

    let tx = app.access().begin().await.unwrap();
    companies::let_clients_move(&tx, true).await.unwrap();
    tx.commit().await.unwrap();
    let page = get(&app, "/portal/me", &session).await;
    assert!(page.body.contains("/portal/me/address") && page.body.contains("1 rue A"), "{}", page.body);
    let version = format!("client_version={}", hidden(&page.body, "client_version"));
    let body = format!("{version}&line1=2+rue+B&postal_code=69001&city=Lyon&country=FR");
    assert_eq!(post(&app, "/portal/me/address", &session, &body).await.status, StatusCode::SEE_OTHER);
    let kept = clients::get(&app.access().read(), client).await.unwrap();
    assert_eq!(kept.addresses[0].one_line(), "2 rue B, 69001 Lyon");
    assert_eq!(get(&app, "/portal/me", "").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_change_no_details_in_a_preview() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let begun = app.get(&format!("/portal/preview/{client}"), Some(app.cookie(Role::Owner))).await;
    let staff = format!("clientele_session={}; {}", app.cookie(Role::Owner), cookie(&begun));
    let page = get(&app, "/portal/me", &staff).await;
    assert!(page.status.is_success() && !page.body.contains("first_name"), "{}", page.body);
    let sent = post(&app, "/portal/me", &staff, "version=1&client_version=1&first_name=Anne").await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
    for (path, body) in [("/portal/me/address", "client_version=1&city=Lyon"), ("/portal/message", "text=Bonjour")] {
        assert_eq!(post(&app, path, &staff, body).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_reaches_the_activity_and_says_what_is_wrong() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let session = signed_in(&app, &sink).await;
    let empty = post(&app, "/portal/message", &session, "text=+").await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.body.contains("aria-invalid"), "{}", empty.body);
    let long = format!("text={}", "x".repeat(1_501));
    assert_eq!(post(&app, "/portal/message", &session, &long).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = post(&app, "/portal/message", &session, "text=Bonjour+%3Cb%3E").await;
    assert_eq!(
        (sent.status, sent.headers["location"].to_str().unwrap()),
        (StatusCode::SEE_OTHER, "/portal/message?sent")
    );
    let told = activity::of_client(&app.access().read(), client, None, 1).await.unwrap().remove(0);
    assert!(matches!(&told.event, Event::PortalMessage { text } if text.as_str() == "Bonjour <b>"), "{told:?}");
    assert!(get(&app, "/portal/message?sent", &session).await.body.contains("role=\"status\""));
    let widest = format!("text={}", "%F0%9F%99%82".repeat(1_500));
    assert_eq!(post(&app, "/portal/message", &session, &widest).await.status, StatusCode::SEE_OTHER);
    let mut last = StatusCode::OK;
    for _ in 0..8 {
        last = post(&app, "/portal/message", &session, "text=Encore").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

/// A form with a file.
pub async fn sent(app: &App, path: &str, content: &str) -> Answer {
    let body = format!(
        "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"Plan <1>.svg\"\r\n\r\n{content}\r\n--x--\r\n"
    );
    let request = request(Method::POST, path, Some(app.cookie(Role::Owner)));
    app.send(request.header("content-type", "multipart/form-data; boundary=x").body(Body::from(body)).unwrap()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_saves_the_files_that_are_shared_alone() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let session = signed_in(&app, &sink).await;
    let path = format!("/api/clients/{client}/files");
    assert_eq!(sent(&app, &path, "").await.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing in it");
    let kept = sent(&app, &path, "<svg/>").await;
    assert!(kept.status.is_success(), "{}", kept.body);
    let id = kept.body.trim_matches('"').to_owned();
    let address = format!("/portal/files/{id}");
    let listed = get(&app, "/portal/files", &session).await;
    assert!(listed.status.is_success() && !listed.body.contains(&address), "{}", listed.body);
    assert_eq!(get(&app, &address, &session).await.status, StatusCode::NOT_FOUND);
    let shared = format!(r#"{{"client":"{client}","id":"{id}","shared":true}}"#);
    assert!(app.post("/api/clients/file-share", Some(app.cookie(Role::Sales)), &shared).await.status.is_success());
    let listed = get(&app, "/portal/files", &session).await;
    assert!(listed.body.contains(&address) && !listed.body.contains("<1>"), "{}", listed.body);
    let file = get(&app, &address, &session).await;
    assert_eq!((file.status, file.body.as_str()), (StatusCode::OK, "<svg/>"));
    assert_eq!(file.headers["content-type"], "application/octet-stream");
    assert_eq!(file.headers["cache-control"], "no-store");
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert_eq!(get(&app, &format!("/files/{id}"), &session).await.status, StatusCode::UNAUTHORIZED, "staff's way");
    assert_eq!(get(&app, &address, "").await.status, StatusCode::SEE_OTHER);
    // Its bytes were kept long ago.
    let bytes = std::fs::read_dir(app.files()).unwrap().next().unwrap().unwrap().path();
    let before = std::time::SystemTime::now() - Duration::from_hours(1);
    std::fs::File::options().write(true).open(&bytes).unwrap().set_modified(before).unwrap();
    let removed = format!(r#"{{"client":"{client}","id":"{id}"}}"#);
    assert!(app.post("/api/clients/file-remove", Some(app.cookie(Role::Owner)), &removed).await.status.is_success());
    assert_eq!(get(&app, &address, &session).await.status, StatusCode::NOT_FOUND);
    let until = Instant::now() + PATIENCE;
    while bytes.exists() {
        assert!(Instant::now() < until, "the bytes stay");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn several_papers_come_as_one_archive_and_no_other_clients() {
    let (app, sink) = (App::new().await, Sink::start());
    let (client, _) = invited(&app, &sink).await;
    let form =
        domain::clients::ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Les autres") };
    let other = created(&app.access(), &form).await.id;
    let first = written(&app, client, DocumentKind::Invoice, true).await;
    let second = written(&app, client, DocumentKind::Invoice, true).await;
    let draft = written(&app, client, DocumentKind::Invoice, false).await;
    let theirs = written(&app, other, DocumentKind::Invoice, true).await;
    let session = signed_in(&app, &sink).await;
    let list = get(&app, "/portal/invoices", &session).await;
    assert!(list.body.contains("/portal/documents.zip") && list.body.contains(&first.to_string()), "{}", list.body);
    for hidden in [draft, theirs] {
        let path = format!("/portal/documents.zip?from=invoices&id={first}&id={hidden}");
        assert_eq!(get(&app, &path, &session).await.status, StatusCode::NOT_FOUND, "{hidden}");
    }
    let none = get(&app, "/portal/documents.zip?from=invoices", &session).await;
    assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.body.contains("role=\"alert\""), "{}", none.body);
    let one = get(&app, &format!("/portal/documents.zip?from=invoices&id={first}&id={first}"), &session).await;
    assert!(one.status.is_success() && one.body.starts_with("PK"), "{}", one.status);
    assert_eq!(one.headers["content-type"], "application/zip");
    let state = async |id| documents::get(&app.access().read(), id).await.unwrap().state;
    assert_eq!((state(first).await.as_str(), state(second).await.as_str()), ("viewed", "issued"));
    let all = get(&app, "/portal/documents.zip?from=invoices&all=1", &session).await;
    assert!(all.status.is_success() && all.body.len() > one.body.len(), "{}", all.status);
    assert_eq!(state(second).await.as_str(), "viewed");
    assert_eq!(get(&app, "/portal/documents.zip?all=1", "").await.status, StatusCode::SEE_OTHER);
    let bound = get(&app, "/portal/documents.pdf?from=invoices&all=1", &session).await;
    assert!(bound.status.is_success() && bound.body.starts_with("%PDF-"), "{}", bound.status);
    assert_eq!(bound.headers["content-type"], "application/pdf");
    assert_eq!(bound.headers["cache-control"], "no-store");
    let told = pages(&bound.bytes);
    assert_eq!(told.len(), 2, "{told:?}");
    for page in &told {
        has(page, &["Facture", "Ateliers <b>Roche</b>", "Conseil"]);
        has(page, &["TVA 20 % sur 100,00 € 20,00 €", "Total TTC 120,00 €"]);
        assert!(!page.contains("Brouillon") && !page.contains("Entre nous") && !page.contains("Les autres"), "{page}");
    }
    let alone = get(&app, &format!("/portal/documents/{first}.pdf"), &session).await;
    assert!(told.contains(&pages(&alone.bytes)[0]), "the pages are those of the papers");
    let theirs = get(&app, &format!("/portal/documents.pdf?from=invoices&id={first}&id={theirs}"), &session).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
    assert_eq!(get(&app, "/portal/documents.pdf?all=1", "").await.status, StatusCode::SEE_OTHER);
}
