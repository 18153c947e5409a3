//! Files that were made to do harm are refused, or read as what they are.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::io::{Cursor, Write};

use domain::imports::ReadAs;
use domain::subject::Subject;
use store::imports;
use store::{StoreError, StoreResult};
use testing::imports::Desk;
use testing::on_each_database;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of these parts.
fn archive(parts: impl IntoIterator<Item = (String, String)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet, whose file begins with a declaration and has this in its second row.
fn workbook(declared: &str, cell: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{package}/content-types"><Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument"
                Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Clients" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet"
                Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                r#"{declared}<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>{cell}</t></is></c></row></sheetData></worksheet>"#
            ),
        ),
    ];
    archive(parts.map(|(name, text)| (name.to_owned(), text)))
}

/// All that is found in a file.
async fn found(desk: &Desk, bytes: &[u8]) -> StoreResult<String> {
    let id = desk.upload_bytes(Subject::Client, bytes).await;
    let found = imports::describe(&desk.access.read(), &desk.uploads, id, (None, ReadAs::default())).await?;
    Ok(format!("{found:?}"))
}

on_each_database! {
    async fn a_workbook_reads_no_other_file_and_unfolds_nothing(db: TestDb) {
        let desk = Desk::new(db).await;
        let plain = found(&desk, &workbook("", "Roche")).await.unwrap();
        assert!(plain.contains("Roche"), "{plain}");
        let outside = r#"<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>"#;
        let inside = r#"<!DOCTYPE worksheet [<!ENTITY a "haha"><!ENTITY x "&a;&a;&a;&a;">]>"#;
        for declared in [outside, inside] {
            match found(&desk, &workbook(declared, "A&x;B")).await {
                Ok(found) => assert!(!found.contains("root:") && !found.contains("hahahaha"), "{found}"),
                Err(error) => assert!(matches!(error, StoreError::Invalid(_)), "{error:?}"),
            }
        }
    }

    async fn an_archive_of_countless_parts_is_none(db: TestDb) {
        let desk = Desk::new(db).await;
        let parts = (0..20_001).map(|place| (format!("xl/{place}.xml"), String::new()));
        let refused = found(&desk, &archive(parts)).await;
        assert!(matches!(refused, Err(StoreError::Invalid(_))), "{refused:?}");
    }
}
