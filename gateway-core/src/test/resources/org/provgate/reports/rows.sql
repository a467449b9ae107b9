CREATE TABLE subject_henan PARTITION OF subject FOR VALUES IN ('henan');
CREATE TABLE subject_hebei PARTITION OF subject FOR VALUES IN ('hebei');
INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, uscc, name, state)
VALUES ('henan', 'S-1', 0, '', '2026-01-01', 1, '2026-01-01', '91410402MA9K0001XT', '鹰城建筑有限公司', '1'),
       ('henan', 'S-2', 0, '', '2026-01-01', 1, '2026-01-01', '91410402MA9K0002XN', '=HYPERLINK("http://example.org")', '1'),
       ('henan', 'S-3', 0, '', '2026-01-01', 1, '2026-01-01', NULL, '-1+1商行', '1'),
       ('henan', 'S-4', 0, '', '2026-11-01', 1, '2026-11-01', NULL, '十一月才登记的商行', '1'),
       ('henan', 'S-5', 0, '', '2026-01-01', 1, '2026-01-01', NULL, '已注销的商行', '4'),
       ('hebei', 'S-1', 0, '', '2026-01-01', 1, '2026-01-01', '91130634MA0K00048Y', '曲阳石雕有限公司', '1');
INSERT INTO officer (id, department, name, unit, cert_no, cert_valid_to, changed_by, changed_at)
VALUES ('GW1', 'ZJ', '张一', '新华区住建局', '豫D001', '2030-01-01', 'test', now()),
       ('GW2', 'ZJ', '李二', '新华区住建局', '豫D002', '2030-01-01', 'test', now()),
       ('GW5', 'ZJ', '周五', '新华区住建局', '豫D005', '2030-01-01', 'test', now()),
       ('GW3', 'XF', '王三', '新华区消防大队', '豫X003', '2030-01-01', 'test', now()),
       ('GW4', 'XF', '赵四', '新华区消防大队', '豫X004', '2030-01-01', 'test', now());
INSERT INTO item_list (department, joint, year, version, state, written_by, written_at, fixed_by, fixed_at)
VALUES ('ZJ', false, 2026, 1, 'FIXED', 'test', now(), 'test', '2025-12-20');
INSERT INTO item (list_id, code, name, item_class, legal_basis, subject_body, object_kind, content, method, requirements, level)
SELECT id, '41040200170001', '资质检查', 'GENERAL', '《建筑法》第十三条', '住建局', '企业', '查资质', '查阅资料', '两人', 'COUNTY' FROM item_list;
INSERT INTO batch (id, province, area_code, name, lead_department, item_class, filter, rates, minimum, slack, window_start, window_end,
                   state, abort_reason, created_by, created_at, frozen_at, drawn_at, seed)
VALUES ('joint', 'henan', '410402', '联合抽查', 'ZJ', 'GENERAL', '{}', '{}', '{}', 1, '2026-08-01', '2026-10-31',
        'DISPATCHED', NULL, 'test', '2026-07-20', '2026-07-25', '2026-07-31 23:30+08', 'cafe'),
       ('alone', 'henan', '410402', '重点抽查', 'ZJ', 'KEY', '{}', '{}', '{}', 1, '2026-10-01', '2026-12-31',
        'DISPATCHED', NULL, 'test', '2026-09-20', '2026-09-25', '2026-09-30 23:30+00', 'cafe'),
       ('aborted', 'henan', '410402', '中止批次', 'ZJ', 'KEY', '{}', '{}', '{}', 1, '2026-10-01', '2026-12-31',
        'ABORTED', '未揭示', 'test', '2026-09-21', '2026-09-25', NULL, NULL);
INSERT INTO batch_department (batch_id, position, department, team_size, item_codes)
VALUES ('joint', 1, 'ZJ', 2, '{41040200170001}'), ('joint', 2, 'XF', 2, '{41040200290005}'), ('alone', 1, 'ZJ', 2, '{41040200170001}');
INSERT INTO task (id, batch_id, ground, ground_ref, name, province, area_code, starts, ends, state, created_by, created_at)
VALUES ('410402202607310001', 'joint', NULL, NULL, '联合抽查', 'henan', '410402', '2026-08-01', '2026-10-31', 'OPEN', 'test', '2026-08-01'),
       ('410402202610010001', 'alone', NULL, NULL, '重点抽查', 'henan', '410402', '2026-10-01', '2026-12-31', 'OPEN', 'test', '2026-10-01'),
       ('130634202608150001', NULL, 'COMPLAINT', '12345-1', '投诉核查', 'hebei', '130634', '2026-08-15', '2026-09-15', 'OPEN', 'test',
        '2026-08-15');
INSERT INTO task_target (task_id, subject_key, position, form_no, stratum, ticket)
VALUES ('410402202607310001', 'S-2', 1, 'J-1', 'D', '1'), ('410402202607310001', 'S-1', 2, 'J-2', 'A', '2'),
       ('410402202607310001', 'S-3', 3, 'J-3', 'A', '3'), ('410402202607310001', 'S-GONE', 4, 'J-4', 'A', '4'),
       ('410402202610010001', 'S-1', 1, 'A-1', 'ALL', '1'), ('130634202608150001', 'S-1', 1, 'T-1', NULL, NULL);
INSERT INTO task_seat (task_id, subject_key, department, seat, officer_id)
SELECT '410402202607310001', s, d, n, CASE WHEN s = 'S-3' AND d = 'XF' AND n = 2 THEN NULL
                                           WHEN d = 'ZJ' THEN 'GW' || n ELSE 'GW' || (n + 2) END
  FROM unnest(ARRAY['S-1', 'S-2', 'S-3', 'S-GONE']) s, unnest(ARRAY['ZJ', 'XF']) d, generate_series(1, 2) n
UNION ALL SELECT '410402202610010001', 'S-1', 'ZJ', n, 'GW' || n FROM generate_series(1, 2) n
UNION ALL SELECT '130634202608150001', 'S-1', 'ZJ', n, 'GW' || n FROM generate_series(1, 2) n;
