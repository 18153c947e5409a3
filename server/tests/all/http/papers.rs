//! Documents and records on paper: who gets them, and that what was issued stays as it is.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::{Permission, Role, allows};
use domain::clients::ClientForm;
use domain::ids::ClientId;
use serde_json::{Value, json};
use testing::TestDb;
use testing::clients::{created, named, place};

use super::read::{has, pages};
use super::support::{Answer, App, request};

pub async fn done(app: &App, path: &str, body: &Value) -> Value {
    let answer = app.post(path, Some(app.cookie(Role::Owner)), &body.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

pub async fn client(app: &App) -> ClientId {
    let form = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named("Ateliers Roche") };
    created(&app.access(), &form).await.id
}

fn form(client: ClientId) -> Value {
    json!({
        "fields.client": client.to_string(),
        "fields.price_basis": "net",
        "lines[0].description": "Réglage de la scie",
        "lines[0].quantity": "2",
        "lines[0].price": "10",
        "lines[0].vat": "20",
    })
}

pub async fn draft(app: &App, kind: &str, client: ClientId) -> String {
    let made = done(app, "/api/documents/create", &json!({ "kind": kind, "form": form(client) })).await;
    made.as_str().unwrap().to_owned()
}

/// Issues a draft, and answers its number.
pub async fn issue(app: &App, id: &str) -> String {
    let issued = done(app, "/api/documents/issue", &json!({ "ids": [id] })).await;
    issued[0][1].as_str().unwrap().to_owned()
}

async fn rename(app: &App, client: ClientId, name: &str) {
    let version = store::clients::get(&app.access().read(), client).await.unwrap().version;
    let form = json!({ "fields.name": name });
    let body = json!({ "id": client.to_string(), "version": version, "form": form });
    let answer = app.post("/api/clients/update", Some(app.cookie(Role::Owner)), &body.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
}

pub async fn paper(app: &App, path: &str) -> Answer {
    let answer = app.get(path, Some(app.cookie(Role::ReadOnly))).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    assert!(answer.body.starts_with("%PDF-"), "{path}");
    assert_eq!(answer.headers["content-type"], "application/pdf");
    assert_eq!(answer.headers["cache-control"], "private, no-cache");
    answer
}

fn said(answer: &Answer, header: &str) -> String {
    answer.headers[header].to_str().unwrap().to_owned()
}

async fn what_was_issued_stays(app: &App) {
    let client = client(app).await;
    let id = draft(app, "invoice", client).await;
    let path = format!("/files/documents/{id}.pdf");
    let first = paper(app, &path).await;
    assert!(said(&first, "content-disposition").ends_with("filename*=UTF-8''Facture%20brouillon.pdf"));
    assert!(said(&first, "content-security-policy").contains("frame-ancestors 'self'"));
    rename(app, client, "Ateliers Roche et Filles").await;
    assert_ne!(said(&paper(app, &path).await, "etag"), said(&first, "etag"), "a draft is made each time");

    let number = issue(app, &id).await;
    let issued = paper(app, &path).await;
    let name = format!("Facture%20{number}.pdf");
    assert!(said(&issued, "content-disposition").starts_with("inline; "), "{:?}", issued.headers);
    assert!(said(&issued, "content-disposition").ends_with(&name), "{:?}", issued.headers);
    rename(app, client, "Une autre enseigne").await;
    let again = paper(app, &path).await;
    assert_eq!((&again.body, said(&again, "etag")), (&issued.body, said(&issued, "etag")));
    let saved = paper(app, &format!("{path}?download")).await;
    assert!(said(&saved, "content-disposition").starts_with("attachment; "), "{:?}", saved.headers);

    let asked = request(Method::GET, &path, Some(app.cookie(Role::Sales)));
    let asked = asked.header("if-none-match", said(&issued, "etag"));
    let same = app.send(asked.body(Body::empty()).unwrap()).await;
    assert_eq!((same.status, same.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(store::verify::run(&app.db.database).await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issued_document_is_printed_once() {
    for db in [TestDb::sqlite().await, TestDb::postgres().await] {
        what_was_issued_stays(&App::on(db, &[]).await).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_paper_of_an_issued_document_is_made_before_anybody_asks() {
    let app = App::new().await;
    let id = draft(&app, "invoice", client(&app).await).await;
    issue(&app, &id).await;
    let document = id.parse().unwrap();
    let mut kept = None;
    for _ in 0..500 {
        kept = store::documents::paper(&app.access().read(), document).await.unwrap();
        if kept.is_some() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let kept = kept.unwrap();
    let shown = paper(&app, &format!("/files/documents/{id}.pdf")).await;
    assert_eq!(said(&shown, "etag"), format!("\"{}\"", kept.sha256));
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_are_for_whoever_may_see_what_they_show() {
    let app = App::new().await;
    let client = client(&app).await;
    let id = draft(&app, "quote", client).await;
    for path in [format!("/files/documents/{id}.pdf"), format!("/files/clients/{client}.pdf")] {
        assert_eq!(app.get(&path, None).await.status, StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(app.get(&path, Some(&app.stranger)).await.status, StatusCode::NOT_FOUND, "{path}");
        paper(&app, &path).await;
    }
    let archive = format!("/files/documents.zip?list=quote&ids={id}");
    assert_eq!(app.get(&archive, Some(&app.stranger)).await.status, StatusCode::NOT_FOUND);
    for role in Role::ALL {
        let status = app.get(&archive, Some(app.cookie(role))).await.status;
        assert_eq!(status == StatusCode::OK, allows(role, Permission::ExportDocuments), "{role:?} {status}");
    }
    let nothing = ["documents/x.pdf", "documents.zip?ids=", "documents.pdf?ids=x", "clients/.pdf"];
    for none in nothing.map(|file| format!("/files/{file}")) {
        assert_eq!(app.get(&none, Some(app.cookie(Role::Owner))).await.status, StatusCode::NOT_FOUND, "{none}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_documents_come_in_one_archive() {
    let app = App::new().await;
    let client = client(&app).await;
    let (one, two) = (draft(&app, "invoice", client).await, draft(&app, "invoice", client).await);
    let number = issue(&app, &one).await;
    let path = format!("/files/documents.zip?list=invoice&ids={one},{two}");
    let archive = app.get(&path, Some(app.cookie(Role::Owner))).await;
    assert_eq!(archive.status, StatusCode::OK, "{}", archive.body);
    assert_eq!(archive.headers["content-type"], "application/zip");
    assert!(said(&archive, "content-disposition").starts_with("attachment; "));
    for name in [format!("Facture {number}.pdf"), "Facture brouillon.pdf".to_owned()] {
        assert!(archive.body.contains(&name), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_shown_on_paper_before_it_is_saved() {
    let app = App::new().await;
    let client = client(&app).await;
    let show = async |form: &Value| {
        let body = format!("kind=invoice&id=&form={}", form.to_string().replace('%', "%25").replace('&', "%26"));
        let asked = request(Method::POST, "/files/preview", Some(app.cookie(Role::Sales)))
            .header("content-type", "application/x-www-form-urlencoded");
        app.send(asked.body(Body::from(body)).unwrap()).await
    };
    let shown = show(&form(client)).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
    assert!(shown.body.starts_with("%PDF-"));
    let mut unfinished = form(client);
    unfinished["lines[0].price"] = "dix".into();
    let refused = show(&unfinished).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(said(&refused, "content-type").starts_with("text/plain"), "{}", refused.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_parcel_that_is_handed_over_has_a_label() {
    let app = App::new().await;
    let client = client(&app).await;
    let (delivery, invoice) = (draft(&app, "delivery_note", client).await, draft(&app, "invoice", client).await);
    let path = format!("/files/labels/{delivery}.pdf");
    let one = pages(&paper(&app, &path).await.bytes);
    assert!(one.len() == 1 && !one[0].contains("Colis"), "nobody has said how many: {one:?}");
    let three = pages(&paper(&app, &format!("{path}?parcels=3")).await.bytes);
    assert_eq!(three.len(), 3);
    for (page, which) in three.iter().zip(["Colis 1/3", "Colis 2/3", "Colis 3/3"]) {
        has(page, &["Atelier Nord", "Destinataire Ateliers Roche 1 rue A 75011 Paris", which]);
    }
    for wrong in ["0", "100", "-1", "x", ""] {
        let refused = app.get(&format!("{path}?parcels={wrong}"), Some(app.cookie(Role::Owner))).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(refused.body.contains("parcels"), "{}", refused.body);
    }
    let none = app.get(&format!("/files/labels/{invoice}.pdf"), Some(app.cookie(Role::Owner))).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_bear_the_companys_logo_once_it_has_one() {
    const GIF: &[u8] =
        b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    let app = App::new().await;
    let path = format!("/files/documents/{}.pdf", draft(&app, "quote", client(&app).await).await);
    let plain = paper(&app, &path).await;
    let send = async |method: Method, role: Role| {
        let head = b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.gif\"\r\n\r\n";
        let body = [head.as_slice(), GIF, b"\r\n--x--\r\n"].concat();
        let asked = request(method, "/files/logo", Some(app.cookie(role)));
        let asked = asked.header("content-type", "multipart/form-data; boundary=x");
        app.send(asked.body(Body::from(body)).unwrap()).await
    };
    assert_eq!(send(Method::POST, Role::Sales).await.status, StatusCode::FORBIDDEN);
    let set = send(Method::POST, Role::Admin).await;
    assert_eq!(set.status, StatusCode::OK, "{}", set.body);
    let branded = paper(&app, &path).await;
    assert_ne!(said(&branded, "etag"), said(&plain, "etag"));
    assert_eq!(send(Method::DELETE, Role::Admin).await.status, StatusCode::NO_CONTENT);
    assert_eq!(said(&paper(&app, &path).await, "etag"), said(&plain, "etag"), "the same document makes the same file");
}
