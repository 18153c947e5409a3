//! Files in and out: an import from upload to refused rows, exports, cards, logos.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::Role;

use super::listed::USUAL_LIST;
use super::support::{Answer, App, request};

const FILE: &[u8] = b"Nom;E-mail;Contact : e-mail;Notes priv\xe9es\r\n\
    \xc9t\xe9 & Fils;ete@example.com;ana@example.com;\"deux\r\nlignes\"\r\n\
    Avec adresse;pas un e-mail;;\r\n\
    ;pas un e-mail;;=1+1\r\n";

/// A form with one file.
pub async fn send(app: &App, path: &str, cookie: &str, name: &str, content: &[u8]) -> Answer {
    let mut body =
        format!("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--limit--\r\n");
    let call = request(Method::POST, path, Some(cookie)).header("content-type", "multipart/form-data; boundary=limit");
    app.send(call.body(Body::from(body)).unwrap()).await
}

/// The first id in an answer.
pub fn id_in(answer: &Answer) -> String {
    answer
        .body
        .split('"')
        .find(|part| part.len() == 36 && part.matches('-').count() == 4)
        .unwrap_or_else(|| panic!("{}", answer.body))
        .to_owned()
}

/// Brings a file of clients in and waits for its end.
async fn import(app: &App, cookie: &str, content: &[u8]) -> String {
    import_at(app, "/api/clients/import", cookie, content).await
}

/// As [`import`], of a list.
pub async fn import_at(app: &App, path: &str, cookie: &str, content: &[u8]) -> String {
    let received = send(app, path, cookie, "clients.csv", content).await;
    assert_eq!(received.status, StatusCode::CREATED, "{}", received.body);
    let id = id_in(&received);
    let described =
        app.post("/api/imports/describe", Some(cookie), &format!(r#"{{"id":"{id}","program":null}}"#)).await;
    assert_eq!(described.status, StatusCode::OK, "{}", described.body);
    let described: serde_json::Value = serde_json::from_str(&described.body).unwrap();
    let chosen = serde_json::json!({"id": id, "mapping": described["mapping"], "policy": "skip"}).to_string();
    let preview = app.post("/api/imports/preview", Some(cookie), &chosen).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.body);
    let begun = app.post("/api/imports/run", Some(cookie), &chosen).await;
    assert_eq!(begun.status, StatusCode::OK, "{}", begun.body);
    let status = ended(app, cookie, &id).await;
    assert!(status.contains("\"done\""), "{status}");
    id
}

/// What is told of an import once it has ended.
async fn ended(app: &App, cookie: &str, id: &str) -> String {
    for _ in 0..200 {
        let status = app.post("/api/imports/status", Some(cookie), &format!(r#"{{"id":"{id}"}}"#)).await;
        if !status.body.contains("\"running\"") {
            return status.body;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it never ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_windows_1252_file_comes_in_and_its_refused_rows_come_back() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    let id = import(&app, owner, FILE).await;
    let list = app.get("/clients", Some(owner)).await;
    assert!(list.body.contains("Été &amp; Fils"), "read as Windows-1252");
    let path = format!("/api/clients/import/{id}/rejected.csv");
    let rejected = app.get(&path, Some(owner)).await;
    assert_eq!(rejected.status, StatusCode::OK);
    assert!(rejected.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert!(
        rejected.body.contains("Motif du refus") && rejected.body.contains("\n;pas un e-mail;;'=1+1;"),
        "{}",
        rejected.body
    );
    assert!(!rejected.body.contains("ete@example.com") && !rejected.body.contains("Avec adresse"));
    // What could not be read of a row that came in is told cell by cell.
    let path_of_doubts = format!("/api/clients/import/{id}/to-check.csv");
    let doubts = app.get(&path_of_doubts, Some(owner)).await;
    let lines: Vec<&str> = doubts.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "Ligne;Colonne;Personne;Valeur;Pourquoi");
    // The line of the file: the row before stands on two.
    assert!(lines[1].starts_with("4;E-mail;;pas un e-mail;") && lines.len() == 2, "{}", doubts.body);
    assert_eq!(app.get(&path_of_doubts, Some(&app.stranger)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get(&path, Some(&app.stranger)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get(&path, None).await.status, StatusCode::UNAUTHORIZED);
    // Brought in again, the rows of clients that are there are left out, and told as well.
    let again = import(&app, owner, FILE).await;
    let path_of_skipped = format!("/api/clients/import/{again}/skipped.csv");
    let skipped = app.get(&path_of_skipped, Some(owner)).await;
    let lines: Vec<&str> = skipped.body.trim_start_matches('\u{feff}').lines().collect();
    assert!(lines[0].ends_with(";Motif"), "{}", skipped.body);
    assert!(skipped.body.contains("Été & Fils;ete@example.com;") && skipped.body.contains(";Déjà là · même e-mail"));
    assert!(skipped.body.contains("Avec adresse") && !skipped.body.contains("=1+1"), "{}", skipped.body);
    assert_eq!(app.get(&path_of_skipped, Some(&app.stranger)).await.status, StatusCode::NOT_FOUND);
    // How an import stands is for whoever may import in its company; the stranger owns another one.
    let which = format!(r#"{{"id":"{id}"}}"#);
    for (cookie, expected) in [
        (app.cookie(Role::Accountant), StatusCode::OK),
        (app.cookie(Role::Sales), StatusCode::FORBIDDEN),
        (app.stranger.as_str(), StatusCode::NOT_FOUND),
    ] {
        assert_eq!(app.post("/api/imports/status", Some(cookie), &which).await.status, expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_is_done_is_taken_back_and_told_row_by_row() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    let id = import(&app, owner, FILE).await;
    let path = format!("/api/clients/import/{id}/taken-back.csv");
    assert_eq!(app.get(&path, Some(owner)).await.status, StatusCode::NOT_FOUND, "nobody has asked");
    let which = format!(r#"{{"id":"{id}"}}"#);
    for (cookie, expected) in
        [(app.cookie(Role::Sales), StatusCode::FORBIDDEN), (app.stranger.as_str(), StatusCode::NOT_FOUND)]
    {
        assert_eq!(app.post("/api/imports/undo", Some(cookie), &which).await.status, expected);
        assert_eq!(app.post("/api/imports/undone", Some(cookie), &which).await.status, expected);
    }
    let begun = app.post("/api/imports/undo", Some(owner), &which).await;
    assert!(begun.status == StatusCode::OK && begun.body.contains("\"taking_back\""), "{}", begun.body);
    let mut state = String::new();
    for _ in 0..200 {
        state = app.post("/api/imports/status", Some(owner), &which).await.body;
        if !state.contains("\"taking_back\"") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(state.contains("\"undone\""), "{state}");
    let list = app.get("/clients", Some(owner)).await;
    assert!(!list.body.contains("Été &amp; Fils"), "as if it had never been");
    let told = app.get(&path, Some(owner)).await;
    let lines: Vec<&str> = told.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "Ligne;Enregistrement;Résultat");
    assert!(told.body.contains(";Été & Fils;Supprimé"), "{}", told.body);
    assert_eq!(app.get(&path, Some(&app.stranger)).await.status, StatusCode::NOT_FOUND);
    let page = app.get(&format!("/clients/import?id={id}"), Some(owner)).await;
    assert!(page.body.contains("est annulé"));
    assert!(app.get("/clients/import", Some(owner)).await.body.contains("Derniers imports"));
    assert_eq!(app.post("/api/imports/undo", Some(owner), &which).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_that_cannot_be_is_told() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    let received = send(&app, "/api/clients/import", owner, "clients.csv", b"Nom;E-mail\nRoche;\n").await;
    let id = id_in(&received);
    // A column too few: nothing that another attempt would mend.
    let chosen = format!(r#"{{"id":"{id}","mapping":["fields.name"],"policy":"skip"}}"#);
    assert_eq!(app.post("/api/imports/run", Some(owner), &chosen).await.status, StatusCode::OK);
    assert!(ended(&app, owner, &id).await.contains("\"failed\""));
    let page = app.get(&format!("/clients/import?id={id}"), Some(owner)).await;
    assert!(page.body.contains("L’import a échoué. Rien n’a été modifié."), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_goes_out_as_it_is_shown() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    import(&app, owner, FILE).await;
    let csv = app.get("/api/clients/export.csv?q=ete", Some(owner)).await;
    assert_eq!(csv.status, StatusCode::OK);
    assert!(
        csv.body.starts_with("\u{feff}Numéro de client;Nom;") && csv.body.contains("\"deux\nlignes\""),
        "{}",
        csv.body
    );
    let none = app.get("/api/clients/export.csv?q=nobody", Some(owner)).await;
    assert_eq!(none.body.lines().count(), 1);
    let xlsx = app.get("/api/clients/export.xlsx", Some(owner)).await;
    assert_eq!(xlsx.status, StatusCode::OK);
    assert!(xlsx.body.starts_with("PK"));
    let vcf = app.get("/api/clients/export.vcf", Some(owner)).await;
    assert!(vcf.body.contains("FN:Été & Fils\r\n") && vcf.body.contains("ana@example.com"), "{}", vcf.body);
    for (role, allowed) in [(Role::Sales, StatusCode::OK), (Role::ReadOnly, StatusCode::FORBIDDEN)] {
        assert_eq!(app.get("/api/clients/export.csv", Some(app.cookie(role))).await.status, allowed, "{role:?}");
    }
    let other = app.get("/api/clients/export.csv?state=all", Some(&app.stranger)).await;
    assert!(!other.body.contains("Fils"), "another company's list is its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_come_in_and_go_out_by_their_names() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    import(&app, owner, "Nom;Étiquettes\nRoche;\"VIP, À relancer\"\n".as_bytes()).await;
    let list = app.post("/api/lists/page", Some(owner), USUAL_LIST).await;
    let client = id_in(&list);
    let record = app.get(&format!("/clients/{client}"), Some(owner)).await;
    assert!(record.body.contains("/clients?tag=") && record.body.contains("À relancer"), "{}", record.body);
    let csv = app.get("/api/clients/export.csv", Some(owner)).await;
    assert!(csv.body.contains(";Étiquettes;") && csv.body.contains(";VIP, À relancer;"), "{}", csv.body);
    for path in ["/api/clients/export.vcf".to_owned(), format!("/api/clients/{client}/card.vcf")] {
        let cards = app.get(&path, Some(owner)).await;
        assert!(cards.body.contains("CATEGORIES:VIP,À relancer\r\n"), "{path}: {}", cards.body);
    }
}

/// Whoever may edit clients may make tags for them; the settings of lists are another right.
#[tokio::test(flavor = "multi_thread")]
async fn sales_may_tag_with_new_words() {
    let app = App::new().await;
    import(&app, app.cookie(Role::Owner), b"Nom;E-mail\nRoche;\n").await;
    let sales = Some(app.cookie(Role::Sales));
    let client = id_in(&app.post("/api/lists/page", sales, USUAL_LIST).await);
    let tag = |ids: &str, add: &str| format!(r#"{{"ids":[{ids}],"form":{{"add":"{add}"}}}}"#);
    let one = format!("\"{client}\"");
    let done = app.post("/api/clients/tag", sales, &tag(&one, "VIP")).await;
    assert_eq!((done.status, done.body.as_str()), (StatusCode::OK, format!("[[{one},[]]]").as_str()));
    assert!(app.post("/api/clients/tags", sales, "{}").await.body.contains("\"VIP\""));
    let blank = app.post("/api/clients/tag", sales, &tag(&one, " ; ")).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", blank.body);
    let many = vec![one.as_str(); 501].join(",");
    let many = app.post("/api/clients/tag", sales, &tag(&many, "VIP")).await;
    assert!(many.body.contains("500"), "{} {}", many.status, many.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_none_is_refused_with_a_reason() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    for (content, reason) in
        [(&b""[..], "required"), (&b"PK\x03\x04 workbook"[..], "file_kind"), (&b"\0\x01\x02"[..], "file_kind")]
    {
        let received = send(&app, "/api/clients/import", owner, "x.csv", content).await;
        let id = id_in(&received);
        let described =
            app.post("/api/imports/describe", Some(owner), &format!(r#"{{"id":"{id}","program":null}}"#)).await;
        assert_eq!(described.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", described.body);
        assert!(described.body.contains(reason), "{}", described.body);
    }
    let none = send(&app, "/api/clients/import", owner, "", b"Nom\nRoche\n").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", none.body);
    let sales = send(&app, "/api/clients/import", app.cookie(Role::Sales), "x.csv", b"Nom\nRoche\n").await;
    assert_eq!(sales.status, StatusCode::FORBIDDEN);
}

pub const GIF: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sends_file_after_file_is_told_to_wait() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    for sent in 0..30 {
        let answer = send(&app, "/api/clients/import", owner, "clients.csv", b"Nom\nA\n").await;
        assert_eq!(answer.status, StatusCode::CREATED, "{sent}: {}", answer.body);
    }
    let refused = send(&app, "/api/clients/import", owner, "clients.csv", b"Nom\nA\n").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("too_many_uploads"), "{}", refused.body);
    // Somebody else of the company still may.
    let other = send(&app, "/api/clients/import", app.cookie(Role::Admin), "clients.csv", b"Nom\nA\n").await;
    assert_eq!(other.status, StatusCode::CREATED, "{}", other.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logo_is_judged_by_its_content() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    import(&app, owner, b"Nom;E-mail\nRoche;\n").await;
    let list = app.post("/api/lists/page", Some(owner), USUAL_LIST).await;
    let client = id_in(&list);
    let path = format!("/api/clients/{client}/logo");
    let svg =
        send(&app, &path, owner, "logo.png", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>").await;
    assert_eq!(svg.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", svg.body);
    let large = send(&app, &path, owner, "logo.gif", &vec![0; 3 * 1024 * 1024]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let set = send(&app, &path, owner, "logo.gif", GIF).await;
    assert_eq!(set.status, StatusCode::OK, "{}", set.body);
    let file = format!("/files/{}", id_in(&set));
    let shown = app.get(&file, Some(owner)).await;
    assert_eq!((shown.status, shown.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "image/gif"));
    assert!(shown.headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
    assert_eq!(app.get(&file, Some(&app.stranger)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.get(&file, None).await.status, StatusCode::UNAUTHORIZED);
    let theirs = send(&app, &path, &app.stranger, "logo.gif", GIF).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
    let card = app.get(&format!("/api/clients/{client}/card.vcf"), Some(owner)).await;
    assert!(card.body.contains("FN:Roche\r\n"), "{}", card.body);
    let removed = app.send(request(Method::DELETE, &path, Some(owner)).body(Body::empty()).unwrap()).await;
    assert_eq!(removed.status, StatusCode::NO_CONTENT);
}
