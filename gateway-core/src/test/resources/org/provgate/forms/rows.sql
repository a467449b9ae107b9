CREATE TABLE subject_henan PARTITION OF subject FOR VALUES IN ('henan');
INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, uscc, name, est_date, address, scope, legal_rep)
VALUES ('henan', 'SUBJ-1', 0, '', now(), 1, now(), '91410402MA9K0001XT', '鹰城建筑有限公司', '2012-05-08', '建设路1号', '建筑施工', '赵强'),
       ('henan', 'SUBJ-2', 0, '', now(), 1, now(), '91410402MA9K0002XN', '卫东装饰有限公司', NULL, NULL, NULL, NULL);
INSERT INTO officer (id, department, name, unit, cert_no, cert_valid_to, changed_by, changed_at)
VALUES ('GW1', 'ZJ', '张一', '新华区住建局', '豫D001', '2030-01-01', 'test', now()),
       ('GW2', 'ZJ', '李二', '新华区住建局', '豫D002', '2030-01-01', 'test', now()),
       ('GW4', 'ZJ', '钱四', '新华区住建局质监站', '豫D004', '2030-01-01', 'test', now()),
       ('GW3', 'XF', '王三', '新华区消防大队', '豫X003', '2030-01-01', 'test', now());
INSERT INTO item_list (department, joint, year, version, state, written_by, written_at, fixed_by, fixed_at)
VALUES ('ZJ', false, 2025, 1, 'FIXED', 'test', now(), 'test', '2024-12-20'),
       ('ZJ', false, 2026, 1, 'FIXED', 'test', now(), 'test', '2025-12-20'),
       ('ZJ', false, 2026, 2, 'FIXED', 'test', now(), 'test', '2026-11-20'),
       ('ZJ', false, 2026, 3, 'DRAFT', 'test', now(), NULL, NULL);
INSERT INTO item (list_id, code, name, item_class, legal_basis, subject_body, object_kind, content, method, requirements, level)
SELECT id, '41040200170001', '资质检查', 'GENERAL', '《建筑法》第十三条', '住建局', '企业',
       CASE WHEN state = 'DRAFT' THEN '查资质（草案）' WHEN year = 2025 THEN '查资质（第一版）'
            WHEN version = 1 THEN '查资质（第二版）' ELSE '查资质（第三版）' END, '查阅资料', '两人', 'COUNTY'
  FROM item_list;
INSERT INTO batch (id, province, area_code, name, lead_department, item_class, filter, rates, minimum, slack, window_start, window_end,
                   state, created_by, created_at, frozen_at, drawn_at, register_root, frame_size, strata, frame_root, seed)
VALUES ('410402-2026-03', 'henan', '410402', '第三轮', 'ZJ', 'GENERAL', '{"industries": ["E47", "E48"], "areas": []}',
        '{"A": "0.01", "D": "0.3"}', '{"D": 2}', 1, '2026-11-23', '2026-12-18', 'DRAWN', 'test', now(),
        '2026-11-19', '2026-11-21', repeat('ab', 32), 3, '{"A": 1, "D": 2}', repeat('cd', 32), repeat('cafe', 16)),
       ('410402-2026-04', 'henan', '410402', '第四轮', 'ZJ', 'GENERAL', '{}', '{"A": "0.05"}', '{}', 1, '2026-11-23', '2026-12-18',
        'DRAFT', 'test', now(), NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO batch_department (batch_id, position, department, team_size, specialty, item_codes)
VALUES ('410402-2026-03', 1, 'ZJ', 2, '安全', '{41040200170001}'),
       ('410402-2026-03', 2, 'XF', 2, NULL, '{41040200290005}'),
       ('410402-2026-04', 1, 'ZJ', 2, NULL, '{41040200170001}');
INSERT INTO batch_contributor (batch_id, contributor, commitment, nonce, value)
VALUES ('410402-2026-03', 'sifa', repeat('0a', 32), '77aa', '秋高气爽');
INSERT INTO batch_exclusion VALUES ('410402-2026-03', 'RECOGNISED', 5);
INSERT INTO task (id, batch_id, ground, ground_ref, name, province, area_code, starts, ends, state, created_by, created_at)
VALUES ('410402202611210001', '410402-2026-03', NULL, NULL, '第三轮', 'henan', '410402', '2026-11-23', '2026-12-18', 'OPEN', 'test', now()),
       ('410402202611210002', NULL, 'COMPLAINT', '12345-2026-881', '投诉核查', 'henan', '410402', '2026-11-23', '2026-12-18', 'OPEN',
        'test', now());
INSERT INTO task_target (task_id, subject_key, position, form_no, stratum, ticket)
VALUES ('410402202611210001', 'SUBJ-2', 2, '410402202611210001-00002', 'D', '2'),
       ('410402202611210001', 'SUBJ-1', 1, '410402202611210001-00001', 'D', '1'),
       ('410402202611210001', 'SUBJ-GONE', 3, '410402202611210001-00003', 'A', '3'),
       ('410402202611210002', 'SUBJ-1', 1, '410402202611210002-00001', NULL, NULL);
INSERT INTO task_seat (task_id, subject_key, department, seat, officer_id)
VALUES ('410402202611210001', 'SUBJ-1', 'ZJ', 1, 'GW1'), ('410402202611210001', 'SUBJ-1', 'ZJ', 2, 'GW2'),
       ('410402202611210001', 'SUBJ-1', 'XF', 1, 'GW3'), ('410402202611210001', 'SUBJ-1', 'XF', 2, NULL),
       ('410402202611210002', 'SUBJ-1', 'ZJ', 1, 'GW1'), ('410402202611210002', 'SUBJ-1', 'ZJ', 2, 'GW2');
